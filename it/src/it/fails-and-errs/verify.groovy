import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('2 of 3 scenarios did not pass')
assert log.contains('a-fails FAIL: nrmse is 0.01012, but at most 0.001 is allowed')
assert (log =~ /b-errs ERROR: the training diverged: the loss is \S+ in epoch \d+ of 150, window \d; a lower learningRate than 1\.0E30/)
assert (log =~ /(?m)^\[INFO\]  a-fails   LSTM 20 .* FAIL /)
assert (log =~ /(?m)^\[INFO\]  b-errs    -  .* ERROR /)
assert (log =~ /(?m)^\[INFO\]  c-passes  LSTM 20 .* PASS /)
assert log.contains('MojoExecutionException')
assert (log =~ /\[WARNING\] the folder \S+d-none is no scenario: it has no scenario\.yaml/)

def results = new JsonSlurper().parse(new File(basedir, 'target/lstm-forecast/results.json'), 'UTF-8')
assert results.verdict == 'ERROR'
assert results.scenarios*.name == ['a-fails', 'b-errs', 'c-passes']
assert results.scenarios*.verdict == ['FAIL', 'ERROR', 'PASS']
assert results.scenarios[1].findings[0].kind == 'notRun'
return true
