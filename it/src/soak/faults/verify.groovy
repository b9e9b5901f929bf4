import groovy.json.JsonSlurper
import java.nio.file.Files
import java.util.concurrent.TimeUnit

String maven = System.getProperty('maven.home') + '/bin/mvn'
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
File output = new File(basedir, 'target/lstm-forecast')
int runs = 0

/** A build that runs: its process, and its log. */
def start = { Map<String, Object> how, String... args ->
    File log = new File(basedir, "run-${runs++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-o', '-s', settings,
            '-Dmaven.repo.local=' + (how.repository ?: localRepositoryPath)] + args.toList()).directory(basedir)
            .redirectErrorStream(true).redirectOutput(log)
    builder.environment().keySet().removeAll(['CI', 'GITHUB_STEP_SUMMARY'])
    builder.environment().putAll(how.environment ?: [:])
    [process: builder.start(), log: log]
}
def run = { Map<String, Object> how, String... args ->
    def build = start(how, args)
    int code = build.process.waitFor()
    [code: code, log: build.log.getText('UTF-8')]
}
def childOf = { Process build ->
    Optional<ProcessHandle> found = Optional.empty()
    for (int i = 0; i < 2400 && found.isEmpty() && build.alive; i++) {
        sleep(25)
        found = build.descendants().filter { it.info().commandLine().orElse('').contains('worker-jvm.args') }.findFirst()
    }
    assert found.isPresent()
    found.get()
}
def waitFor = { String words, File log ->
    for (int i = 0; i < 2400 && !log.text.contains(words); i++) {
        sleep(25)
    }
    assert log.text.contains(words)
}
def signal = { String name, ProcessHandle process ->
    assert ['kill', '-' + name, process.pid().toString()].execute().waitFor() == 0
}
def results = { new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8').scenarios.collectEntries { [it.name, it] } }
/** What the user wrote and accepted: nothing that goes wrong may change it. */
def sources = {
    Files.walk(new File(basedir, 'src').toPath()).withCloseable { files ->
        files.filter { Files.isRegularFile(it) }.collect { [it.toString(), it.toFile().bytes.toList()] }.toSet()
    }
}
String[] quick = ['verify', '-Dlstm-forecast.scenarios=b-quick']
String[] slow = ['verify', '-Dlstm-forecast.scenarios=a-slow']

// What goes well, to compare with.
assert run([:], quick).code == 0
def usual = results()['b-quick']
assert usual.verdict == 'PASS'
assert run([:], 'lstm-forecast:accept', '-Dlstm-forecast.scenarios=b-quick', '-Dlstm-forecast.reason=the first').code == 0
def before = sources()
assert before.size() == 4

// A child is killed while it trains: its scenario is an error, the next one is judged in a new child.
def killed = start([:], 'verify', '-Dlstm-forecast.parallel=1')
def victim = childOf(killed.process)
waitFor('a-slow: epoch ', killed.log)
signal('KILL', victim)
assert killed.process.waitFor() == 1
assert killed.log.text.contains('a-slow ERROR: the child JVM that ran the scenario is gone: ')
println((killed.log.text =~ /a-slow ERROR: .*/)[0])
assert results()*.value*.verdict == ['ERROR', 'PASS']

// A child that does not answer any more.
def stopped = start([:], *slow, '-Dlstm-forecast.timeoutSeconds=5')
def deaf = childOf(stopped.process)
signal('STOP', deaf)
assert stopped.process.waitFor() == 1
assert stopped.log.text.contains('a-slow ERROR: the scenario took longer than 5 seconds and was stopped; allow more with timeoutSeconds')
assert !deaf.alive

// Maven itself is interrupted, as by Ctrl-C, or told to end.
/** Whether a process lets a signal pass, as what a shell runs in the background does with SIGINT, and all that it starts. */
def ignores = { ProcessHandle process, int number ->
    File status = new File("/proc/${process.pid()}/status")
    String mask = status.exists() ? status.readLines().find { it.startsWith('SigIgn:') }.split()[1] : '0'
    Long.parseUnsignedLong(mask, 16) >> (number - 1) & 1
}
[INT: 2, TERM: 15].each { name, number ->
    if (ignores(ProcessHandle.current(), number)) {
        println "SIG${name} was not tried: it is ignored here."
        return
    }
    def interrupted = start([:], slow)
    def orphan = childOf(interrupted.process)
    waitFor('a-slow: epoch ', interrupted.log)
    signal(name, interrupted.process.toHandle())
    assert interrupted.process.waitFor() != 0
    orphan.onExit().get(5, TimeUnit.SECONDS)
}

// Disks that are full, early and late, and one that can't be written to.
File disk = new File(basedir, 'disk')
disk.mkdirs()
def onDisk = { String size, Closure after ->
    if (['mount', '-t', 'tmpfs', '-o', 'size=' + size, 'tmpfs', disk.path].execute().waitFor() != 0) {
        println 'Full disks were not tried: nothing can be mounted here.'
        return
    }
    try {
        after()
    } finally {
        assert ['umount', disk.path].execute().waitFor() == 0
    }
}
String toDisk = '-Dlstm-forecast.outputDirectory=' + disk.path
onDisk('24k') {
    def full = run([:], *quick, toDisk)
    println((full.log =~ /(?m)^\[ERROR\].*No space.*$/)[0])
    assert full.code == 1
    assert full.log.contains("b-quick ERROR: the forecast can't be written: No space left on device")
}
onDisk('320k') {
    def full = run([:], *quick, toDisk)
    println((full.log =~ /(?m)^\[ERROR\].*No space.*$/)[0])
    assert full.code == 1
    assert full.log =~ /(?m)^\[INFO\]  b-quick +LSTM 20 .* PASS /
    assert full.log =~ /The results can't be written to disk: No space left on device/
    assert !new File(disk, 'index.html').exists()
}
onDisk('1m') {
    assert ['mount', '-o', 'remount,ro', disk.path].execute().waitFor() == 0
    def readOnly = run([:], *quick, toDisk)
    println((readOnly.log =~ /(?m)^\[ERROR\].*Read-only.*$/)[0])
    assert readOnly.code == 1
    assert readOnly.log =~ /b-quick ERROR: the child JVM can't be started: \S+worker-jvm\.args: Read-only file system/
}

// A home that is not there and can't be made.
def homeless = run([environment: [HOME: '/proc/nowhere', MAVEN_OPTS: '-Duser.home=/proc/nowhere']], quick)
assert homeless.code == 0

// A flood of output by the child, in the middle of its words.
def flooded = run([:], *quick, '-Dlstm-forecast.jvmArgs=-Xlog:class+load*=trace:stdout')
assert flooded.code == 0
assert flooded.log.readLines().size() > 5_000
assert results()['b-quick'].model == usual.model

// What an earlier run has left is damaged.
new File(output, 'results.json').text = '{ "schema" : 1, "scen'
assert run([:], quick).code == 0
assert results()['b-quick'].metrics == usual.metrics

// A class path of more than 5,000 letters.
File far = new File(basedir, 'far/' + ('a-long-name-' * 12 + '/') + 'another-long-name-' * 10)
far.parentFile.mkdirs()
Files.createSymbolicLink(far.toPath(), localRepositoryPath.toPath())
assert run([repository: far.path], quick).code == 0
String classPath = new File(output, 'worker-jvm.args').readLines().find { it.contains('lstm-forecast-lib') }
assert classPath.length() > 5_000 && classPath.contains('a-long-name-a-long-name-')

// A Java of a few modules, without the Vector API and without the tools of a JDK: slower, and the same bits.
File java = new File(basedir, 'java')
File jlink = new File(System.getProperty('java.home'), 'bin/jlink')
if (jlink.exists() && new File(System.getProperty('java.home'), 'jmods').exists()) {
    assert [jlink.path, '--add-modules', 'java.se,jdk.unsupported,jdk.zipfs', '--output', java.path].execute().waitFor() == 0
    ['javac', 'jstack', 'keytool'].each { new File(java, 'bin/' + it).delete() }
    assert run([environment: [JAVA_HOME: java.path]], quick).code == 0
    assert results()['b-quick'].model == usual.model
    assert !new File(output, 'worker-jvm.args').text.contains('jdk.incubator.vector')

    def without = start([environment: [JAVA_HOME: java.path]], quick)
    waitFor('Scanning for projects', without.log)
    assert new File(java, 'bin/java').delete()
    assert without.process.waitFor() == 1
    println((without.log.text =~ /(?m)^\[ERROR\] +b-quick .*$/)[0])
    assert without.log.text.contains("b-quick ERROR: the child JVM can't be started: ")
} else {
    println 'A Java without tools was not tried: this one has no jlink.'
}

assert sources() == before
assert ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains(output.path) }
return true
