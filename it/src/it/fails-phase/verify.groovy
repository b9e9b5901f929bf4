import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').getText('UTF-8')
def results = new JsonSlurper().parse(new File(basedir, 'target/lstm-forecast/results.json'), 'UTF-8')
def strict = results.scenarios[0]
assert strict.findings.size() == 1
def finding = strict.findings[0]
assert finding.check == 'phaseError'
assert finding.highest == 0
assert finding.actual == strict.metrics.phaseError
assert finding.actual > 0 && finding.actual < 0.05
assert finding.message ==~ /phaseError is 0\.\d+ cycles, but at most 0 is allowed \(0\.\d+ over\): the pulse due at step ${finding.step} comes 0\.\d+ steps (early|late)/
assert log.contains("strict FAIL: ${finding.message} [")
assert log.contains('MojoFailureException')
assert log.contains('[WARNING] strict: the forecast begins at sample 25, inside the training data (samples 0 to 149)')
return true
