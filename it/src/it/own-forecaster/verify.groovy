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
def scenario = { String module, String name ->
    new JsonSlurper().parse(new File(basedir, module + '/target/lstm-forecast/results.json'), 'UTF-8')
            .scenarios.find { it.name == name }
}
def message = { String name -> scenario('app', name).findings[0].message }
String version = (new File(basedir, 'pom.xml').text =~ /lstm-forecast-lib<\/artifactId>\s*<version>(.*?)</)[0][1]
String plugin = 'io.github.lstmforecast:lstm-forecast-maven-plugin:' + version

// The first build: each that misbehaves is an error of its own, and the others are judged.
String log = new File(basedir, 'build.log').getText('UTF-8')
assert scenario('app', 'good').verdict == 'PASS' && scenario('app', 'trained').verdict == 'PASS'
assert scenario('app', 'good').model.name == 'last-cycle' && scenario('app', 'good').engine == 'own'
assert log.contains('logs with slf4j-api-1.7.36.jar')
['exits', 'throws', 'short', 'hangs', 'misspelt', 'unknown'].each { assert scenario('app', it).verdict == 'ERROR' }
assert message('exits').contains('com.example.Bad.predict(Bad.java:') && message('exits').contains('called System.exit')
assert message('throws').contains('IllegalStateException: on purpose, at predict(Bad.java:')
assert message('short').contains('has 3 steps of 1 target, but must have 55 steps of 1 target')
assert message('hangs').contains('took longer than 20 seconds')
assert message('misspelt').contains('did you mean com.example.LastCycle?')
assert message('unknown').contains('has bad, last-cycle, misspelt; did you mean last-cycle?')
assert message('unknown').contains('<forecasters><lastcycle>com.example.MyForecaster</lastcycle></forecasters>')
String report = new File(basedir, 'app/target/lstm-forecast/index.html').getText('UTF-8')
assert report.contains('last-cycle')

// A golden model, which is missing yet.
assert scenario('alone', 'wave').accuracy == 'PASS' && scenario('alone', 'wave').golden == 'FAIL'
String accepted = run(plugin + ':accept', '-pl', 'alone', '-Dlstm-forecast.reason=first')
assert accepted.startsWith('0'): accepted
File golden = new File(basedir, 'alone/src/forecast/wave/golden.json')
assert !new File(golden.parentFile, 'golden.zip').exists()
def inputs = new JsonSlurper().parse(golden, 'UTF-8').inputs
assert inputs['model.forecaster'] == 'wave' && inputs['model.forecaster.class'] == 'com.example.Wave'
assert inputs['model.forecaster.code'] ==~ /[0-9a-f]{64}/

// The goal alone: not before the module is compiled, and offline.
String alone = run(plugin + ':verify', '-o', '-pl', 'alone')
assert alone.startsWith('0') && scenario('alone', 'wave').golden == 'PASS': alone
new File(basedir, 'alone/target/test-classes').deleteDir()
String uncompiled = run(plugin + ':verify', '-pl', 'alone')
assert uncompiled.startsWith('1') && uncompiled.contains('compile the module first, with mvn test-compile lstm-forecast:verify'): uncompiled
String compiled = run('test-compile', plugin + ':verify', '-pl', 'alone')
assert compiled.startsWith('0'): compiled

// The golden model says that the code has changed.
File wave = new File(basedir, 'alone/src/test/java/com/example/Wave.java')
wave.text = wave.text.replace('output[0] = cycle[step % 10];', 'output[0] = 0.999f * cycle[step % 10];')
String changed = run('test-compile', plugin + ':verify', '-pl', 'alone')
assert changed.startsWith('1') && changed.contains('model.forecaster.code ') && changed.contains('differs from the golden model'): changed

// Another module of the build must be built with it, since it is in no repository.
String missing = run(plugin + ':verify', '-pl', 'app', '-Dlstm-forecast.scenarios=good')
assert missing.startsWith('1') && missing.contains('build that module, too: mvn verify -pl :app -am'): missing
String[] good = ['-pl', 'app', '-am', '-Dlstm-forecast.scenarioDirectory=src/good', '-Dlstm-forecast.failIfNoScenarios=false']
String reactor = run('test-compile', plugin + ':verify', '-T', '2', *good)
assert reactor.startsWith('0') && scenario('app', 'good').verdict == 'PASS': reactor

// There is no model to export; limits are learnt from the forecasts.
String exported = run(plugin + ':export', '-Dlstm-forecast.format=onnx', *good)
assert exported.startsWith('1') && exported.contains('good: a forecaster of your own has no model file'): exported
String calibrated = run('test-compile', plugin + ':calibrate', *good)
assert calibrated.startsWith('0') && new File(basedir, 'app/target/lstm-forecast/good/tolerance.yaml').isFile(): calibrated

// Only what needs the class path has it resolved.
String trained = run(plugin + ':verify', '-pl', 'app', '-Dlstm-forecast.scenarios=trained')
assert trained.startsWith('0'): trained
return true
