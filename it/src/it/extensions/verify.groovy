import groovy.json.JsonSlurper

boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
int number = 0

/** Runs Maven; the log, after the exit code. */
def run = { String... args ->
    File log = new File(basedir, "run-${number++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-s', settings,
            '-Dmaven.repo.local=' + localRepositoryPath] + args.toList()).directory(basedir)
    builder.redirectErrorStream(true).redirectOutput(log)
    builder.environment().keySet().removeAll(['CI', 'GITHUB_STEP_SUMMARY'])
    int code = builder.start().waitFor()
    return code + '\n' + log.getText('UTF-8')
}
File output = new File(basedir, 'scenarios/target/lstm-forecast')
def scenario = { String name ->
    new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8').scenarios.find { it.name == name }
}

// Both are judged, by the own metric too; only the golden models are missing.
def engine = scenario('own-engine')
assert engine.engine == 'constant'
assert engine.accuracy == 'PASS' && engine.golden == 'FAIL'
assert engine.checks.find { it.check == 'acme.cost' }.with { it.highest == 41 && Math.abs(it.actual - 40) < 1 }
def metric = scenario('own-metric')
assert metric.accuracy == 'PASS' && metric.golden == 'FAIL'
assert metric.checks.find { it.check == 'acme.cost' }.with { it.highest == 5 && it.actual > 0 && it.outcome == 'pass' }

// The report shows the metric with its unit, and the forecast of the engine, which has no cells.
String report = new File(output, 'index.html').getText('UTF-8')
assert report.contains('acme.cost') && report.contains('euros')
assert new File(output, 'own-engine/pictures/forecast.svg').isFile()
assert !new File(output, 'own-engine/pictures/cells.svg').exists()
assert new File(output, 'own-engine/predictions.csv').readLines().size() == 1 + 50 + 5

// Golden models, the engine's by the fingerprint of its file; then the whole build passes, JUnit tests included.
String version = (new File(basedir, 'scenarios/pom.xml').text =~ /<version>(\d[^<]*)<\/version>\s*<configuration>/)[0][1]
String plugin = 'io.github.lstmforecast:lstm-forecast-maven-plugin:' + version
String accepted = run('package', plugin + ':accept', '-pl', 'own,scenarios', '-Dlstm-forecast.reason=first')
assert accepted.startsWith('0'): accepted
File golden = new File(basedir, 'scenarios/src/forecast')
assert new File(golden, 'own-engine/golden.json').isFile() && !new File(golden, 'own-engine/golden.zip').exists()
assert new File(golden, 'own-metric/golden.zip').isFile()
assert new JsonSlurper().parse(new File(golden, 'own-metric/golden.json'), 'UTF-8').forecasts[0].metrics['acme.cost'] > 0
String passed = run('verify')
assert passed.startsWith('0'): passed
assert passed.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
assert scenario('own-engine').golden == 'PASS' && scenario('own-metric').golden == 'PASS'

// A limit on the command line is one of the metric's as of any other.
String tooDear = run('verify', '-pl', 'scenarios', '-am', '-Dlstm-forecast.scenarios=own-metric', '-Dlstm-forecast.acme.cost=0.001')
assert tooDear.startsWith('1')
assert scenario('own-metric').findings.any { it.check == 'acme.cost' && it.kind == 'limit' }

// Another model file of the engine is noticed.
File model = new File(golden, 'own-engine/half.constant')
model.text = 'constant 0.51\n'
assert run('verify', '-pl', 'scenarios', '-am', '-Dlstm-forecast.scenarios=own-engine').startsWith('1')
assert scenario('own-engine').golden == 'FAIL'
model.text = 'constant 0.5\n'

// A metric that fails or hangs is an error of its scenario, which names the metric and its class.
String fails = run('verify', '-pl', 'scenarios', '-am', '-Dlstm-forecast.scenarios=own-metric', '-Dlstm-forecast.jvmArgs=-Dacme.fails=true')
assert fails.startsWith('1') && scenario('own-metric').verdict == 'ERROR'
assert fails.contains('acme.cost') && fails.contains('acme.CostMetric') && fails.contains('on purpose')
String hangs = run('verify', '-pl', 'scenarios', '-am', '-Dlstm-forecast.scenarios=own-metric', '-Dlstm-forecast.jvmArgs=-Dacme.hangs=true',
        '-Dlstm-forecast.timeoutSeconds=8')
assert hangs.startsWith('1') && scenario('own-metric').verdict == 'ERROR'

// Calibrate proposes a limit for it.
String calibrated = run('package', plugin + ':calibrate', '-pl', 'own,scenarios', '-Dlstm-forecast.failIfNoScenarios=false',
        '-Dlstm-forecast.seeds=3')
assert new File(output, 'own-metric/tolerance.yaml').readLines('UTF-8').any { it.contains('acme.cost: ') }: calibrated
return true
