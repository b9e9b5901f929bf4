String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('[INFO] Skipped: lstm-forecast.skip is set')
assert (log =~ /\[INFO\] There is no scenario in \S+none: a scenario is a folder there with a scenario\.yaml; mvn lstm-forecast:init writes a first one/)
assert (log =~ /There is no scenario in \S+none: .*\. Set lstm-forecast\.failIfNoScenarios=false if this module needs none/)
assert (log =~ /There is no scenario 'puls' in \S+forecast; did you mean pulse\? found pulse/)
assert log.contains('pulse FAIL: nrmse is 0.01012, but at most 0.001 is allowed')
assert !log.contains('pulse: epoch ')
assert log.contains("lstm-forecast.nrmse is 'low', but must be a number, a range like 0.9..1.1, or none")
assert log.contains("lstm-forecast.progress is 'loud', but must be auto, bar, lines or none")
assert log.contains('User property: lstm-forecast.timeoutSeconds')
// The fifth build wrote its results; those after it failed before they had any, and must not leave the old ones: the twelfth
// wrote its own, in which all is well.
assert log.count('Results: target' + File.separator + 'lstm-forecast' + File.separator + 'results.json') == 3
assert log.contains('-Dlstm-forecast.phaseErr is not known: did you mean phaseError? mvn lstm-forecast:help -Ddetail lists the parameters, docs/reference/metrics.md the metrics')

// A misspelt limit in the POM, and what is empty there.
assert log.contains("The POM's property lstm-forecast.phaseEror is not known: did you mean phaseError?")
assert !log.contains('lstm-forecast.version')
assert log.contains("<tolerance><nrmse> is '', but must be a number, a range like 0.9..1.1, or none")
assert log.count('BUILD SUCCESS') == 4

// What Maven takes for false, or ignores.
assert log.contains("lstm-forecast.failOnViolation is '1', but must be true or false")
assert log.contains("<failOnViolation> is 'yes', but must be true or false")
assert log.contains('<tolerances> in the <configuration> of the plugin is not known: did you mean tolerance?')

// Two executions would have one folder: the first one's results stay.
assert log =~ /target.lstm-forecast has the results of the execution 'default' of io\.github\.lstmforecast\.it:switches:pom:1, which would be lost; give each execution an <outputDirectory> of its own/
assert new File(basedir, 'target/lstm-forecast/results.json').exists()
return true
