import groovy.json.JsonSlurper

File output = new File(basedir, 'target/lstm-forecast')
String log = new File(basedir, 'build.log').getText('UTF-8')
def results = new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8')
def walk = results.scenarios.find { it.name == 'walk' }
def strict = results.scenarios.find { it.name == 'strict' }

assert walk.verdict == 'PASS'
assert strict.verdict == 'FAIL'
assert strict.findings*.check == ['mae']
assert strict.checks.findAll { it.check == 'phaseError' }*.outcome == ['notApplicable']
assert strict.forecasts[0].baselines.keySet() == ['lastValue', 'drift', 'linear', 'theta'] as Set
assert strict.inputs['signal.csv.period'] == 'none'
assert strict.notes.contains('no period: the series has no cycle, so timing is not judged')
assert log.contains('strict: no period: the series has no cycle, so timing is not judged')
assert log =~ /strict: rmse is [0-9.e+]+ times that of /
assert log =~ /strict: rmse of the model [-0-9.e+]+, of repeating the last value [-0-9.e+]+, of continuing the mean slope /

String page = new File(output, 'index.html').getText('UTF-8')
assert page.contains('last value repeated') && page.contains('drift') && !page.contains('last cycle repeated')
assert new File(output, 'strict/forecast.csv').isFile()

// Calibrate
assert log.contains('worse than repeating the last value or continuing the mean slope in 4 of 4')
assert !log.contains('repeating the last cycle')
return true
