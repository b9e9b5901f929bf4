import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('keras FAIL: phaseError is 0.1236 cycles, but at most 0.05 is allowed (0.07358 over): '
        + 'the pulse due at step 45 comes 1.24 steps early [')
assert log.contains('MojoFailureException')
assert log.contains('keras: the forecast begins at sample 25, inside the training data (samples 0 to 149)')

def results = new JsonSlurper().parse(new File(basedir, 'target/lstm-forecast/results.json'), 'UTF-8')
def keras = results.scenarios[0]
assert keras.model.lastLoss < 0.002
assert keras.metrics.missedPulses == 0
def finding = keras.findings.find { it.check == 'phaseError' }
assert finding.limit == 0.05
assert Math.abs(finding.actual - 0.1236) < 0.0001
assert finding.step == 45
return true
