import groovy.json.JsonSlurper

boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath

/** All results but for the seconds, which alone may differ. */
def results = {
    (1..12).collect { number ->
        def json = new JsonSlurper().parse(new File(basedir, "m${number}/target/lstm-forecast/results.json"), 'UTF-8')
        json.scenarios.each {
            it.remove('timings')
            it.trainings.each { training -> training.remove('timings') }
        }
        json
    }
}
def oneAfterAnother = results()
assert oneAfterAnother*.scenarios.every { it.size() == 2 && it.every { it.metrics.size() > 20 } }
assert oneAfterAnother*.scenarios*.getAt(0).collect { it.model.sha256 }.toSet().size() == 12

File log = new File(basedir, 'parallel.log')
Process process = new ProcessBuilder(maven, '-B', '-o', '-T', '4', '-s', settings, '-Dmaven.repo.local=' + localRepositoryPath,
        '-Dlstm-forecast.history=history.jsonl', 'verify')
        .directory(basedir).redirectErrorStream(true).redirectOutput(log).start()
int most = 0
while (process.alive) {
    int children = process.toHandle().descendants()
            .filter { it.info().commandLine().orElse('').contains('worker-jvm.args') }.count()
    most = Math.max(most, children)
    sleep(20)
}
String text = log.getText('UTF-8').replaceAll(/\x1b\[\d*m/, '') // Maven's reset of colours
assert process.exitValue() == 0
assert results() == oneAfterAnother

// All modules have appended whole lines.
def lines = new File(basedir, 'history.jsonl').readLines('UTF-8').collect { new JsonSlurper().parseText(it) }
assert lines.collect { it.module + ' ' + it.scenario }.toSet().size() == 24
assert lines.size() == 24

// The build has its processors, and its children no more; that there are children at all shows that they were seen.
println 'At most ' + most + ' children at once.'
assert most >= 1 || windows
assert most <= Runtime.runtime.availableProcessors()

// No line is torn: each is one that the plugin or Maven writes.
text.readLines().each { line ->
    assert line.isEmpty() || line.startsWith('[INFO]') || line.startsWith('[WARNING]')
}
assert (text =~ /(?m)^\[INFO\] (one|two): epoch \d+ of \d+, loss \d\.\S+$/).size() == (text =~ /: epoch /).size()
assert (text =~ /(?m)^\[INFO\]  scenario +model .*time$/).size() == 12
return true
