import groovy.json.JsonSlurper

boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
int number = 0

/** Runs Maven; the log, after the exit code. */
def run = { Map<String, String> environment, String... args ->
    File log = new File(basedir, "run-${number++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-s', settings,
            '-Dmaven.repo.local=' + localRepositoryPath] + args.toList()).directory(basedir)
    builder.redirectErrorStream(true).redirectOutput(log)
    builder.environment().keySet().removeAll(['CI', 'GITHUB_STEP_SUMMARY'])
    builder.environment().putAll(environment)
    int code = builder.start().waitFor()
    return code + '\n' + log.getText('UTF-8')
}
String accept = 'io.github.lstmforecast:lstm-forecast-maven-plugin:' + (new File(basedir, 'pom.xml').text =~ /<version>(\d[^<]*)<\/version>\s*<executions>/)[0][1] + ':accept'
File folder = new File(basedir, 'src/forecast/asked')
File zip = new File(folder, 'golden.zip')
File json = new File(folder, 'golden.json')

// The first build: one golden model is required, and there is none.
String first = new File(basedir, 'build.log').getText('UTF-8')
assert first.contains('3 of 4 scenarios did not pass')
assert first.contains('asked FAIL: there is no golden model in src/forecast/asked yet; the candidate is '
        + 'target/lstm-forecast/asked/candidate.json')
assert first.contains('asked: if that is as it should be, accept it with mvn lstm-forecast:accept '
        + '-Dlstm-forecast.scenarios=asked -Dlstm-forecast.reason="..."')
assert (first =~ /(?m)^\[INFO\]  asked .* FAIL    FAIL /).find()
assert (first =~ /(?m)^\[INFO\]  other .* -       PASS /).find()

// Refusals.
String noReason = run([:], accept)
assert noReason.startsWith('1') && noReason.contains('Nothing was accepted: a reason is required')
String onServer = run([CI: 'true'], accept, '-Dlstm-forecast.reason=first')
assert onServer.startsWith('1') && onServer.contains('Nothing was accepted: CI is set in the environment')
String typo = run([:], accept, '-Dlstm-forecast.reason=first', '-Dlstm-forecast.scenario=asked')
assert typo.startsWith('1') && typo.contains('-Dlstm-forecast.scenario is not known')
assert !zip.exists() && !json.exists()

// Accepted.
String accepted = run([:], accept, '-Dlstm-forecast.reason=first', '-Dlstm-forecast.scenarios=asked')
assert accepted.startsWith('0') && accepted.contains('asked: the first golden model')
assert !new File(basedir, 'src/forecast/other/golden.zip').exists()
// A linear model with transforms and known inputs, likewise.
assert (first =~ /(?m)^\[INFO\]  linear .* FAIL    FAIL /).find()
File linear = new File(basedir, 'src/forecast/linear/golden.zip')
assert run([:], accept, '-Dlstm-forecast.reason=first', '-Dlstm-forecast.scenarios=linear').startsWith('0')
byte[] linearModel = linear.bytes
// A GRU, which is in another format.
File gru = new File(basedir, 'src/forecast/gru/golden.zip')
assert run([:], accept, '-Dlstm-forecast.reason=first', '-Dlstm-forecast.scenarios=gru').startsWith('0')
byte[] gruModel = gru.bytes
assert zip.length() + json.length() <= 40 * 1024
def record = new JsonSlurper().parse(json, 'UTF-8')
assert record.accepted.reason == 'first'
assert record.inputs['model.train.seed'] == '1'
byte[] golden = zip.bytes
String again = run([:], 'verify')
assert again.startsWith('0')
assert (again =~ /(?m)^\[INFO\]  asked .* PASS    PASS /).find()
assert new File(basedir, 'target/lstm-forecast/asked/candidate.zip').bytes == golden
assert (again =~ /(?m)^\[INFO\]  linear .* PASS    PASS /).find()
assert new File(basedir, 'target/lstm-forecast/linear/candidate.zip').bytes == linearModel
assert (again =~ /(?m)^\[INFO\]  gru .* PASS    PASS /).find()
assert new File(basedir, 'target/lstm-forecast/gru/candidate.zip').bytes == gruModel
assert new java.util.zip.ZipFile(gru).withCloseable { it.entries().toList()*.name } == ['model.safetensors']
def ofLinear = new JsonSlurper().parse(new File(basedir, 'target/lstm-forecast/results.json'), 'UTF-8')
        .scenarios.find { it.name == 'linear' }
assert ofLinear.engine == 'linear'
assert ofLinear.metrics.rmse < 0.5 // the promotions are known: each is worth 20

// Changed: said, with its reason, and kept as it was until it is accepted.
File scenario = new File(folder, 'scenario.yaml')
scenario.text = 'signal: { pulse: {} }\nmodel: { train: { seed: 3 } }\ngolden: {}\n'
String changed = run([:], 'verify')
assert changed.startsWith('1')
assert (changed =~ /asked FAIL: model\.train\.seed 1 → 3: 1781 of 1781 weights differ from the golden model's, by up to \S+ \(layer 0, /).find()
assert (changed =~ /asked FAIL: the forecast one step ahead differs from the golden model's by up to .*; the closed loops part at step 0/).find()
assert zip.bytes == golden
def results = new JsonSlurper().parse(new File(basedir, 'target/lstm-forecast/results.json'), 'UTF-8')
def asked = results.scenarios.find { it.name == 'asked' }
assert asked.verdict == 'FAIL' && asked.accuracy == 'PASS' && asked.golden == 'FAIL'
assert asked.findings*.check.containsAll(['golden.weights', 'golden.outputs'])
String replaced = run([:], accept, '-Dlstm-forecast.reason=another seed', '-Dlstm-forecast.scenarios=asked')
assert replaced.startsWith('0')
assert (replaced =~ /asked: rmse 0\.\d+ → 0\.\d+/).find()
assert zip.bytes != golden
assert run([:], 'verify').startsWith('0')

// The order changes the weights of a linear model.
File linearScenario = new File(basedir, 'src/forecast/linear/scenario.yaml')
String linearText = linearScenario.text
linearScenario.text = linearText.replace('order: 1', 'order: 2')
String otherOrder = run([:], 'verify')
assert otherOrder.startsWith('1') && otherOrder.contains('linear FAIL: model.linear.order 1 → 2: ')
linearScenario.text = linearText

// It has one training, so limits come from its forecasts.
String calibrated = run([:], accept.replace(':accept', ':calibrate'), '-Dlstm-forecast.scenarios=linear')
assert calibrated.startsWith('0')
assert calibrated.contains('linear: 1 training, as a linear model is fitted without random numbers, so there is one only; ')
assert new File(basedir, 'target/lstm-forecast/linear/tolerance.yaml').text.contains('the worst of 3 forecasts of one training')

// Not good enough to be accepted, unless somebody insists.
golden = zip.bytes
scenario.text = 'signal: { pulse: {} }\nmodel: { train: { epochs: 1 } }\ngolden: {}\n'
assert run([:], 'verify').startsWith('1')
String bad = run([:], accept, '-Dlstm-forecast.reason=no', '-Dlstm-forecast.scenarios=asked')
assert bad.startsWith('1') && bad.contains('Nothing was accepted: asked (FAIL) is not within the tolerances')
assert zip.bytes == golden
assert run([CI: 'true'], accept, '-Dlstm-forecast.reason=no', '-Dlstm-forecast.scenarios=asked', '-Dlstm-forecast.accept.force').startsWith('0')
assert zip.bytes != golden

// Damaged: an error that names the file, which nobody overwrites.
json.text = json.text.replace('"schema" : 1', '"schema" : 2')
String newer = json.text
scenario.text = 'signal: { pulse: {} }\n'
String damaged = run([:], 'verify')
assert damaged.startsWith('1')
assert damaged.contains('asked ERROR: src/forecast/asked: golden.json: it was written by a newer lstm-forecast (schema 2, this one reads 1); update the plugin')
assert damaged.contains('MojoExecutionException')
String refused = run([:], accept, '-Dlstm-forecast.reason=no', '-Dlstm-forecast.scenarios=asked')
assert refused.startsWith('1') && refused.contains("Nothing was accepted: the golden model that is there can't be read")
assert json.text == newer
return true
