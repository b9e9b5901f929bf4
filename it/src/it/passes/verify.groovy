import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').getText('UTF-8')
assert (log =~ /(?m)^\[INFO\]  scenario  model +rmse  phase error  missed  spurious  verdict +time$/).size() == 2
assert (log =~ /(?m)^\[INFO\]  pulse     LSTM 20  0\.\d+ +0\.\d+ +0 +0  PASS +\d+\.\d\d s$/).size() == 2
assert log.contains('[INFO] pulse: epoch 15 of 150, loss ')
assert log.contains('[INFO] pulse: epoch 150 of 150, loss ')
assert (log =~ /pulse: epoch /).size() == 20
assert log.contains('nrmse 0.01012 (at most 0.2)')
assert log.contains('[INFO] Results: target' + File.separator + 'lstm-forecast' + File.separator + 'results.json')
// The last line of the goal tells where the report is.
assert (log =~ /(?m)^\[INFO\] Report: target.lstm-forecast.index\.html\R\[INFO\] -{72}$/).size() == 2
assert !log.contains('WARN')

File target = new File(basedir, 'target/lstm-forecast')
def results = new JsonSlurper().parse(new File(target, 'results.json'), 'UTF-8')
assert results.schema == 1
assert results.verdict == 'PASS'
assert results.scenarios*.name == ['pulse']
def pulse = results.scenarios[0]
assert pulse.verdict == 'PASS'
assert pulse.engine == 'jvm'
assert pulse.findings == []
assert pulse.metrics.missedPulses == 0
assert pulse.metrics.phaseError < 0.05
// The same bits on every machine and in every run: this is the model that the scenario's recipe gives.
assert pulse.model.sha256 == 'c6a68419d4951db2373b22dfcfd7181e70bccf5ebfdf7996ebbb20ced2133b59'

List<String> rows = new File(target, 'pulse/forecast.csv').readLines('UTF-8')
assert rows.size() == 1 + 25 + 50
assert rows[0] == 'step,sample,truth,forecast,one_step_ahead'
assert rows[26].startsWith('0,150,')
List<String> predictions = new File(target, 'pulse/predictions.csv').readLines('UTF-8')
assert predictions[0] == 'origin,step,column,value'
assert predictions.size() > 1 + 50 // the guard is there too
assert predictions[50].startsWith('150,49,pulse,')
// The same number, once as short as a float can be, once as a double.
assert predictions[1].split(',')[3].toDouble().toFloat() == rows[26].split(',')[3].toFloat()
return true
