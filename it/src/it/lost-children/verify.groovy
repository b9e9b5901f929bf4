String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('2 of 3 scenarios did not pass')
assert log.contains('a-too-large ERROR: the child JVM that ran the scenario is gone: it ran out of memory; '
        + 'give it more, for example with <jvmArgs><arg>-Xmx4g</arg></jvmArgs>')
assert log.contains('b-endless ERROR: the scenario took longer than 15 seconds and was stopped; '
        + 'allow more with timeoutSeconds')
assert (log =~ /(?m)^\[INFO\]  c-passes +LSTM 20 .* PASS /)
// Nothing of this build is left running.
assert ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains('lost-children') }
return true
