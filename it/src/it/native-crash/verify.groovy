import java.util.concurrent.TimeUnit

boolean windows = System.getProperty('os.name').startsWith('Windows')
if (windows) {
    return true // where no signal makes a process crash
}
File log = new File(basedir, 'crash.log')
ProcessBuilder builder = new ProcessBuilder(System.getProperty('maven.home') + '/bin/mvn', '-B',
        '-s', "${basedir}/../interpolated-settings.xml".toString(),
        '-Dmaven.repo.local=' + localRepositoryPath, 'verify').directory(basedir)
builder.redirectErrorStream(true).redirectOutput(log)
builder.environment().keySet().removeAll(['CI', 'GITHUB_STEP_SUMMARY'])
Process build = builder.start()

// Crashes the child of an engine while its native code runs.
def crash = { String engine ->
    Optional<ProcessHandle> child = Optional.empty()
    for (int i = 0; i < 1200 && child.isEmpty() && build.isAlive(); i++) {
        sleep(100)
        child = build.descendants().filter { it.info().commandLine().orElse('').contains("worker-${engine}.args".toString()) }.findFirst()
    }
    assert child.isPresent(): log.text
    sleep(8000)
    assert ['kill', '-SEGV', child.get().pid().toString()].execute().waitFor() == 0
}
crash('dl4j')
crash('onnx')
assert build.waitFor(5, TimeUnit.MINUTES)
assert build.exitValue() == 1

String text = log.getText('UTF-8')
for (String scenario : ['a-crashes', 'e-onnx']) {
    String report = (text =~ /${scenario} ERROR: the child JVM that ran the scenario is gone: it ended with exit code 134 \(killed by signal 6\); its output is in the log above, and the report of the JVM's crash in (\S+\.log)/)[0][1]
    assert new File(report).getText('UTF-8').contains('SIGSEGV')
}
assert text.contains('b-too-large ERROR: the child JVM that ran the scenario is gone: it ran out of memory; '
        + 'give it more, for example with <jvmArgs><arg>-Xmx4g</arg></jvmArgs>')
assert (text =~ /(?m)^\[INFO\]  c-trains .* FAIL /).find()
assert (text =~ /(?m)^\[INFO\]  d-passes .* PASS /).find()
assert text.contains('4 of 5 scenarios did not pass')
assert text.contains('BUILD FAILURE')
return true
