import groovy.json.JsonSlurper

boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
int number = 0
File folder = basedir
Map<String, String> environment = [:]

/** Runs Maven; the log, after the exit code. */
def run = { String... args ->
    File log = new File(basedir, "run-${number++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-s', settings, '-Dlstm-forecast.progress=lines',
            '-Dmaven.repo.local=' + localRepositoryPath] + args.toList()).directory(folder)
    builder.redirectErrorStream(true).redirectOutput(log)
    builder.environment().keySet().removeAll(['CI', 'GITHUB_STEP_SUMMARY'])
    builder.environment().putAll(environment)
    int code = builder.start().waitFor()
    return code + '\n' + log.getText('UTF-8')
}
def passes = { String... args ->
    String log = run(args)
    assert log.startsWith('0')
    return log
}
def fails = { String... args ->
    String log = run(args)
    assert log.startsWith('1')
    return log
}
File results = new File(basedir, 'target/lstm-forecast')
def json = { String file -> new JsonSlurper().parse(new File(results, file), 'UTF-8') }
/** Of the last comparison, by scenario. */
def compared = { json('compare.json').scenarios.collectEntries { [it.name, it] } }
def outcomes = { compared().collectEntries { name, scenario -> [name, scenario.outcome] } }
def words = { String scenario -> compared()[scenario].metrics.findAll { it.word }.collectEntries { [it.metric, it.word] } }
def regressions = { compared().collectEntries { name, scenario -> [name, scenario.regression] } }
File pom = new File(basedir, 'pom.xml')
def edit = { File file, String from, String to ->
    String text = file.getText('UTF-8')
    assert text.contains(from)
    file.setText(text.replace(from, to), 'UTF-8')
}
def scenario = { String name -> new File(basedir, "src/forecast/$name/scenario.yaml") }
List<String> all = ['better', 'noise', 'worse']
String plugin = 'io.github.lstmforecast:lstm-forecast-maven-plugin:' + (pom.text =~ /<version>(\d[^<]*)<\/version>\s*<executions>/)[0][1]
String compare = plugin + ':compare'

// The first release had nothing to be compared with, which it says, and its results are published.
String first = new File(basedir, 'build.log').getText('UTF-8')
assert first.contains('[WARNING] nothing is compared: there is no release of io.github.lstmforecast.it:compare before 1.0')
assert json('compare.json').missing.contains('there is no release')
File released = new File(basedir, 'releases/io/github/lstmforecast/it/compare/1.0/compare-1.0-lstm-forecast.json')
assert released.bytes == new File(results, 'results.json').bytes
assert json('results.json').module == [id: 'io.github.lstmforecast.it:compare', version: '1.0']
File kept = new File(basedir, 'kept.json')
kept.bytes = released.bytes

// The next version: another seed, a model that knows less, and one that knows more.
edit(pom, '<version>1.0<', '<version>1.1-SNAPSHOT<')
edit(scenario('noise'), 'seed: 1 ', 'seed: 2 ')
edit(scenario('worse'), 'known: [price], ', '')
edit(scenario('better'), 'known: [price]', 'known: [price, temperature]')
String next = passes('verify')
assert json('compare.json').reference == 'release 1.0'
assert outcomes() == [better: 'better', noise: 'noDifference', worse: 'worse']
assert words('better').mae == 'better' && words('better').rmse == 'better'
assert words('noise').mae == 'noDifference' && words('noise').rmse == 'noDifference'
assert words('worse').mae == 'worse' && words('worse').rmse == 'worse'
assert compared().noise.inputs == 'model.train.seed 1 → 2'
all.each { assert compared()[it].pairs == '20 common origins' }
assert regressions() == [better: null, noise: null, worse: null]
assert next.contains('[INFO] Compared with release 1.0: 1 worse, 1 better, 1 no difference shown')

// With a gate, only what is worse fails: significantly, or by more than a tenth.
def gate = { String rule -> all.each { scenario(it).append("regression: $rule\n") } }
def noGate = { all.each { scenario(it).text = scenario(it).readLines().findAll { !it.startsWith('regression') }.join('\n') + '\n' } }
gate('{ significance: 0.05 }')
String gated = fails('verify')
assert regressions() == [better: 'PASS', noise: 'PASS', worse: 'FAIL']
assert json('results.json').scenarios.collectEntries { [it.name, it.verdict] } == [better: 'PASS', noise: 'PASS', worse: 'FAIL']
assert json('results.json').scenarios[2].findings.every { it.check.startsWith('regression.') && it.kind == 'regression' }
assert gated.contains('1 of 3 scenarios did not pass') && gated.contains('  worse FAIL: ')
assert !gated.contains('  noise FAIL: ') && !gated.contains('  better FAIL: ')

// The same without training, in every way to name the reference; and other rules, on the same results.
for (String reference in ['release', 'kept.json', 'io.github.lstmforecast.it:compare:1.0']) {
    String log = fails(compare, '-Dlstm-forecast.reference=' + reference)
    assert !log.contains('epoch') && log.contains('1 of 3 scenarios got worse') && log.contains('  worse FAIL: ')
    assert regressions() == [better: 'PASS', noise: 'PASS', worse: 'FAIL']
    assert json('compare.json').reference == (reference == 'release' ? 'release 1.0' : reference)
}
assert passes(compare, '-Dlstm-forecast.failOnViolation=false').contains('[WARNING]   worse FAIL: ')
noGate()
gate('{ metrics: { rmse: { relative: 0.1 } } }')
assert fails(compare).contains('  worse FAIL: ')
assert compared().worse.findings*.check == ['regression.rmse']
assert regressions() == [better: 'PASS', noise: 'PASS', worse: 'FAIL']
File summary = new File(basedir, 'summary.md')
environment = [GITHUB_STEP_SUMMARY: summary.path]
passes(compare, '-Dlstm-forecast.scenarios=noise,better')
environment = [:]
assert summary.getText('UTF-8').contains('release 1.0')
String before = new File(results, 'compare.json').getText('UTF-8')
assert fails(compare, '-Dlstm-forecast.scenarios=nose').contains("There is no scenario 'nose' in the results, nor in those to compare with (release 1.0)")
assert new File(results, 'compare.json').getText('UTF-8') == before

// A name in results of others is none of a path: the rules of no other folder count.
String hostile = kept.getText('UTF-8').replace('"name" : "worse"', '"name" : "../forecast/worse"')
['then.json', 'now.json'].each { new File(basedir, it).setText(hostile, 'UTF-8') }
passes(compare, '-Dlstm-forecast.reference=then.json', '-Dlstm-forecast.results=now.json')
assert compared()['../forecast/worse'].regression == null && compared().noise.regression == 'PASS'
passes(compare, '-Dlstm-forecast.scenarios=noise,better')
assert compared().keySet() == ['better', 'noise'] as Set

// A part of the scenarios: the others are not gone. Without a reference, that nothing is checked is said once.
edit(pom, '<lstm-forecast.reference>release</lstm-forecast.reference>', '')
String part = passes('verify', '-Dlstm-forecast.scenarios=better', '-Dlstm-forecast.reference=release', '-Dlstm-forecast.attach=false')
assert outcomes() == [better: 'better']
String none = passes('verify', '-Dlstm-forecast.scenarios=better,noise', '-Dlstm-forecast.attach=false')
assert none.contains('[INFO] regression of better, noise is not checked: lstm-forecast.reference is not set')
assert !new File(results, 'compare.json').exists()

// A mistake costs no training, and no old results look like new ones.
def refused = { String why, String... args ->
    String log = fails(args)
    assert log.contains(why)
    assert !log.contains('epoch')
}
refused("lstm-forecast.reference is 'main', but there is no such file or folder", 'verify', '-Dlstm-forecast.reference=main')
assert !new File(results, 'results.json').exists()
refused("lstm-forecast.reference is empty, but must be a file", 'verify', '-Dlstm-forecast.reference=')
refused('The reference results io.github.lstmforecast.it:compare:json:lstm-forecast:0.9 can\'t be resolved: ',
        'verify', '-Dlstm-forecast.reference=io.github.lstmforecast.it:compare:0.9')
// A repository that can't be reached may have a release.
edit(pom, '<id>central</id>\n      <url>${project.baseUri}releases</url>', '<id>central</id>\n      <url>http://localhost:1/</url>')
refused('The releases of io.github.lstmforecast.it:compare before 1.1-SNAPSHOT can\'t be looked up: ',
        'verify', '-Dlstm-forecast.reference=release')

// Two files can be compared where there is no project, but no release.
folder = new File(basedir, 'elsewhere')
assert folder.mkdir()
passes(compare, '-Dlstm-forecast.reference=../kept.json', '-Dlstm-forecast.results=' + released)
def alone = new JsonSlurper().parse(new File(folder, 'target/lstm-forecast/compare.json'), 'UTF-8')
assert alone.scenarios*.outcome == ['unchanged'] * 3
assert new File(folder, 'target/lstm-forecast/compare.md').getText('UTF-8').contains('Forecasts of io.github.lstmforecast.it:compare')
refused('lstm-forecast.reference is release, the last release of a project, but there is no POM here',
        compare, '-Dlstm-forecast.reference=release', '-Dlstm-forecast.results=../kept.json')
refused('lstm-forecast.reference is missing, but must be a file', compare, '-Dlstm-forecast.results=../kept.json')
refused('There are no results to compare, ', compare, '-Dlstm-forecast.reference=../kept.json')
refused("leads to the results that are compared with it", compare, '-Dlstm-forecast.reference=../kept.json',
        '-Dlstm-forecast.results=../kept.json')
return true
