import groovy.json.JsonOutput
import groovy.json.JsonSlurper

boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
String check = 'io.github.lstmforecast:lstm-forecast-maven-plugin:' + (new File(basedir, 'pom.xml').text =~ /<version>(\d[^<]*)<\/version>\s*<executions>/)[0][1] + ':check'
int number = 0
File started = basedir

/** Judges again; the log, after the exit code. */
def run = { String... args ->
    File log = new File(basedir, "run-${number++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-s', settings,
            '-Dmaven.repo.local=' + localRepositoryPath, check] + args.toList()).directory(started)
    builder.redirectErrorStream(true).redirectOutput(log)
    builder.environment().keySet().removeAll(['CI', 'GITHUB_STEP_SUMMARY'])
    int code = builder.start().waitFor()
    return code + '\n' + log.getText('UTF-8')
}
File output = new File(basedir, 'target/lstm-forecast')
File results = new File(output, 'results.json')
File pulse = new File(basedir, 'src/forecast/pulse/scenario.yaml')
def scenario = { String name -> new JsonSlurper().parse(results, 'UTF-8').scenarios.find { it.name == name } }

// With the same limits, the results are the same, to the last byte, and so are the reports.
String first = results.getText('UTF-8')
String page = new File(output, 'index.html').getText('UTF-8')
String again = run()
assert again.startsWith('0')
assert (again =~ /(?m)^\[INFO\]  pulse .* PASS /).find()
assert !again.contains('Child JVM')
assert results.getText('UTF-8') == first
assert new File(output, 'index.html').getText('UTF-8') == page
assert page.contains('<svg')

// A limit of now decides about the number of then; the golden candidate and the pictures stay.
double nrmse = scenario('pulse').metrics.nrmse
String tightened = run('-Dlstm-forecast.nrmse=' + (nrmse / 2), '-Dlstm-forecast.scenarios=pulse')
assert tightened.startsWith('1')
assert tightened.contains('pulse FAIL: nrmse is ')
assert scenario('pulse').verdict == 'FAIL'
assert scenario('pulse').findings[0].actual == nrmse
assert scenario('many').verdict == 'PASS' // was not selected, and is kept
assert new File(output, 'TEST-lstm-forecast.pulse.xml').text.contains('failures="1"')
assert run('-Dlstm-forecast.nrmse=' + (nrmse / 2), '-Dlstm-forecast.failOnViolation=false').startsWith('0')
assert scenario('many').seeds.passed == 0
assert run('-Dlstm-forecast.nrmse=' + nrmse, '-Dlstm-forecast.scenarios=pulse').startsWith('0')
assert run().startsWith('0')
assert results.getText('UTF-8') == first

// Nothing that was not measured is judged: another training, a part of the horizon, more seeds, a scenario that is new.
String yaml = pulse.text
pulse.text = yaml + 'model: { train: { epochs: 7 } }\n'
String changed = run()
assert changed.startsWith('1')
assert changed.contains('pulse ERROR: the results are not those of the scenario as it is now (model.train.epochs ')
assert changed.contains('run mvn lstm-forecast:verify')
pulse.text = yaml + 'forecast: { leadTimes: [1, 7] }\ntolerance: { rmse: { upTo: { 7: 1 } } }\n'
assert run().contains("pulse ERROR: rmse[2-7] has no value: the results don't have it; run mvn lstm-forecast:verify")
pulse.text = yaml + 'seeds: { count: 3, passProbability: 0.3 }\n'
assert run().contains('pulse ERROR: the results have 1 training, but seeds.count is 3')
pulse.text = 'signal: { puls: {} }\n'
assert run().contains("unknown key 'puls'")
pulse.text = yaml
File added = new File(basedir, 'src/forecast/added')
added.mkdirs()
new File(added, 'scenario.yaml').text = yaml
String missing = run()
assert missing.startsWith('1') && missing.contains('added ERROR: there are no results of it in target/lstm-forecast/results.json')
assert added.deleteDir()

// None of these errors has cost a number; results of a scenario that is gone are omitted, which is said.
String back = run()
assert back.startsWith('0')
assert back.contains('added: its results are not judged, since there is no such scenario any more')
assert results.getText('UTF-8') == first

// A regression is one until its reference is known again, however often it is judged without.
File better = new File(basedir, 'better.json')
def halved = new JsonSlurper().parseText(first)
halved.scenarios.find { it.name == 'pulse' }.forecasts.each { it.metrics.rmse = it.metrics.rmse / 2 }
better.setText(JsonOutput.toJson(halved), 'UTF-8')
pulse.text = yaml + 'regression: { metrics: { rmse: { relative: 0.1 } } }\n'
def isRegression = { String log -> log.startsWith('1') && log.contains('pulse FAIL: rmse is ') && scenario('pulse').regression == 'FAIL' }
assert isRegression(run('-Dlstm-forecast.reference=better.json'))
String worse = results.getText('UTF-8')
2.times {
    String forgotten = run()
    assert forgotten.startsWith('1')
    assert forgotten.contains('The results of pulse are worse than the reference results of the run, which are not known here')
    assert results.getText('UTF-8') == worse && new File(output, 'index.html').exists()
}
pulse.text = 'signal: { puls: {} }\n'
assert run().contains('The results of pulse are worse than the reference results of the run')
pulse.text = yaml + 'regression: { metrics: { rmse: { relative: 0.1 } } }\n'
assert isRegression(run('-Dlstm-forecast.reference=better.json'))
assert run('-Dlstm-forecast.reference=target/lstm-forecast').contains('leads to the results that are compared with it')
pulse.text = yaml
assert run().startsWith('0')
assert results.getText('UTF-8') == first

// From elsewhere, as from the artifact of another job: what is judged is there, and the reports are here.
File moved = new File(basedir, 'downloaded')
assert output.renameTo(moved)
String none = run()
assert none.startsWith('1') && none.contains('There are no results to judge: target/lstm-forecast/results.json does not exist')
assert run('-Dlstm-forecast.results=downloaded').startsWith('0')
assert results.getText('UTF-8') == first
assert new File(output, 'index.html').getText('UTF-8') == page
assert new File(output, 'pulse/candidate.zip').bytes == new File(moved, 'pulse/candidate.zip').bytes // for accept

// A candidate of an earlier run is not left beside an error of other results.
pulse.text = 'signal: { puls: {} }\n'
File candidate = new File(moved, 'pulse/candidate.zip')
File aside = new File(basedir, 'candidate.zip')
assert candidate.renameTo(aside)
assert run('-Dlstm-forecast.results=downloaded').contains("unknown key 'puls'")
assert !new File(output, 'pulse/candidate.zip').exists()
assert aside.renameTo(candidate)
pulse.text = yaml

// Results of others may name any file as their picture: only those beside them are taken.
new File(basedir, 'secret.svg').text = '<svg>secret</svg>'
File stored = new File(moved, 'results.json')
stored.write(first.replaceFirst('"file" : "pulse/pictures/[^"]*"', '"file" : "../secret.svg"'), 'UTF-8')
assert stored.getText('UTF-8').contains('../secret.svg')
assert run('-Dlstm-forecast.results=downloaded/results.json').startsWith('0')
assert !new File(output, 'index.html').getText('UTF-8').contains('secret')
assert !results.getText('UTF-8').contains('secret')

// Of a build of several modules each takes its own results, and a module that the reference does not have is not compared.
started = new File(basedir, 'modules')
assert started.mkdir()
String project = """<project><modelVersion>4.0.0</modelVersion>
  <groupId>io.github.lstmforecast.it</groupId><artifactId>NAME</artifactId><version>1</version><packaging>pom</packaging>
  MORE</project>"""
new File(started, 'pom.xml').text = project.replace('NAME', 'all')
        .replace('MORE', '<modules><module>a</module><module>b</module></modules>')
def store = { String name, String owner, String where ->
    def part = new JsonSlurper().parseText(first)
    part.module.id = 'io.github.lstmforecast.it:' + owner
    part.scenarios = part.scenarios.findAll { it.name == name }
    File file = new File(started, where + '/target/lstm-forecast/results.json')
    assert file.parentFile.mkdirs()
    file.setText(JsonOutput.toJson(part), 'UTF-8')
}
[a: 'pulse', b: 'many'].each { module, name ->
    File folder = new File(started, module + '/src/forecast/' + name)
    assert folder.mkdirs()
    new File(folder, 'scenario.yaml').text = new File(basedir, "src/forecast/$name/scenario.yaml").text
    new File(started, module + '/pom.xml').text = project.replace('NAME', module).replace('MORE', '')
    store(name, module, 'kept/' + module)
}
store('pulse', 'a', 'main/a')
String modules = run('-Dlstm-forecast.results=kept', '-Dlstm-forecast.reference=main', '-Dlstm-forecast.failIfNoScenarios=false')
assert modules.startsWith('0')
def verdicts = { String module ->
    new JsonSlurper().parse(new File(started, module + '/target/lstm-forecast/results.json'), 'UTF-8')
            .scenarios.collectEntries { [it.name, it.verdict] }
}
assert verdicts('a') == [pulse: 'PASS'] && verdicts('b') == [many: 'PASS']
def comparison = { String module -> new JsonSlurper().parse(new File(started, module + '/target/lstm-forecast/compare.json'), 'UTF-8') }
assert comparison('a').scenarios*.outcome == ['unchanged']
assert comparison('b').missing.contains("lstm-forecast.reference is 'main', a folder without results")
assert !modules.contains('are those of')
return true
