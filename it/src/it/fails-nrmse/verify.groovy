import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').getText('UTF-8')
String finding = 'pulse FAIL: nrmse is 0.01012, but at most 0.001 is allowed (0.009117 over): the largest error is '
assert log.contains('1 of 1 scenario did not pass')
assert log.contains('[ERROR]   ' + finding)
assert log.contains('MojoFailureException')
assert log.contains('[WARNING]   ' + finding)
assert (log =~ /\[target.lstm-forecast.pulse.forecast\.csv\]/).size() == 2

def results = new JsonSlurper().parse(new File(basedir, 'target/lstm-forecast/results.json'), 'UTF-8')
assert results.verdict == 'FAIL'
def findings = results.scenarios[0].findings
assert findings.size() == 1
assert findings[0].check == 'nrmse'
assert findings[0].kind == 'limit'
assert findings[0].highest == 0.001
assert findings[0].actual > 0.001
assert findings[0].step in 0..49
return true
