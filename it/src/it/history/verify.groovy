import groovy.json.JsonSlurper

boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
int number = 0

/** Runs Maven; the log, after the exit code. */
def run = { Map<String, String> environment, String... args ->
    File log = new File(basedir, "run-${number++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-o', '-s', settings,
            '-Dmaven.repo.local=' + localRepositoryPath, 'verify'] + args.toList()).directory(basedir)
    builder.redirectErrorStream(true).redirectOutput(log)
    builder.environment().keySet().removeAll { it.startsWith('GITHUB_') || it.startsWith('CI_') || it.startsWith('GIT_') }
    builder.environment().putAll(environment)
    int code = builder.start().waitFor()
    return code + '\n' + log.getText('UTF-8')
}
File file = new File(basedir, 'ci/history.jsonl')
def lines = { file.readLines('UTF-8').collect { new JsonSlurper().parseText(it) } }
def page = { new File(basedir, it + '/target/lstm-forecast/index.html').getText('UTF-8') }

// The first run: a line for each scenario, also of the one that could not be judged. There is nothing to compare with.
assert lines().collect { it.module + ' ' + it.scenario + ' ' + it.verdict }.sort() == [
        'io.github.lstmforecast.it:a pulse PASS',
        'io.github.lstmforecast.it:b pulse PASS',
        'io.github.lstmforecast.it:b wrong ERROR']
assert lines()*.time.unique() == ['2026-01-31T12:00:00Z']
assert lines()*.version.unique() == ['1']
def first = lines().find { it.module.endsWith(':a') }
def results = new JsonSlurper().parse(new File(basedir, 'a/target/lstm-forecast/results.json'), 'UTF-8')
def pulse = results.scenarios[0]
assert first.metrics.every { metric, value -> pulse.metrics[metric] == value }
assert first.limits.keySet() == pulse.checks*.check.toSet()
assert first.limits.nrmse == [highest: pulse.checks.find { it.check == 'nrmse' }.highest]
assert !new File(basedir, 'build.log').getText('UTF-8').contains('of its margin')
assert !page('a').contains('The last 2 runs')

// The second run of module a alone, from where Maven was started, is less well trained.
new File(basedir, 'b/src/forecast/wrong').deleteDir()
new File(basedir, 'a/src/forecast/pulse/scenario.yaml').append('model: { train: { epochs: 100 } }\n')
String second = run([GITHUB_SHA: 'c0ffee0123456789', GITHUB_HEAD_REF: 'feature/x', GITHUB_REF_NAME: '7/merge'],
        '-pl', 'a', '-Dlstm-forecast.history=ci/history.jsonl')
assert second.startsWith('0')
assert lines().size() == 4
def last = lines()[3]
assert last.commit == 'c0ffee0123456789'
assert last.branch == 'feature/x'
def used = (second =~ /(?m)^\[INFO\] pulse: (\w+) has used (\d+)% of its margin/)
assert used.size() == 1
String metric = used[0][1]
def limit = last.limits[metric]
double then = Math.min(limit.highest - first.metrics[metric], first.metrics[metric] - (limit.lowest ?: -1e300))
double now = Math.min(limit.highest - last.metrics[metric], last.metrics[metric] - (limit.lowest ?: -1e300))
assert used[0][2] as int == Math.round(100 * (1 - now / then)) as int
assert page('a').contains('The last 2 runs')
assert page('a').contains('has used ' + used[0][2] + '% of its margin')
assert new File(basedir, 'a/target/lstm-forecast/pulse/pictures/history.svg').exists()

// Damaged lines are skipped and kept, and reported once for all modules.
file.append('<<<<<<< HEAD\n{"time":')
String damaged = run([:], '-Dlstm-forecast.history=ci/history.jsonl')
assert damaged.startsWith('0')
String warning = "lines 5, 6 can't be read and are skipped"
assert damaged.count(warning) == 1
assert [page('a'), page('b')].count { it.contains(warning) } == 1
assert file.readLines('UTF-8').size() == 8
assert file.readLines('UTF-8')[4] == '<<<<<<< HEAD'

// What is no history is left alone, and changes no verdict.
String pom = new File(basedir, 'pom.xml').getText('UTF-8')
String other = run([:], '-Dlstm-forecast.history=pom.xml')
assert other.startsWith('0')
assert other.count('[WARNING] The history pom.xml lacks this run: it is no history') == 1
assert new File(basedir, 'pom.xml').getText('UTF-8') == pom
assert new File(basedir, 'a/target/lstm-forecast/results.json').exists()
String folder = run([:], '-Dlstm-forecast.history=a')
assert folder.startsWith('0')
assert folder.contains('[WARNING] The history a lacks this run: it is a folder; give the name of a file')
return true
