import java.util.concurrent.TimeUnit

boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')

for (boolean force in [true, false]) {
    File log = new File(basedir, "killed-${force}.log")
    ProcessBuilder builder = new ProcessBuilder(maven, '-B', '-s', "${basedir}/../interpolated-settings.xml".toString(),
            '-Dmaven.repo.local=' + localRepositoryPath, 'verify').directory(basedir)
    builder.redirectErrorStream(true).redirectOutput(log)
    builder.environment().keySet().removeAll(['CI', 'GITHUB_STEP_SUMMARY'])
    Process build = builder.start()
    Optional<ProcessHandle> child = Optional.empty()
    for (int i = 0; i < 600 && child.isEmpty() && build.isAlive(); i++) {
        sleep(100)
        child = build.descendants().filter { it.info().commandLine().orElse('').contains('worker-jvm.args') }.findFirst()
    }
    assert child.isPresent(): log.text

    if (force) {
        build.destroyForcibly()
    } else {
        build.destroy()
    }

    child.get().onExit().get(30, TimeUnit.SECONDS)
    assert !child.get().isAlive()
}
return true
