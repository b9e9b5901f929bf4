import groovy.json.JsonSlurper

String[] logs = new File(basedir, 'build.log').getText('UTF-8').split('Scanning for projects')
assert logs.length == 5
String first = logs[1]
String again = logs[3]

assert first.contains('gru FAIL: there is no golden model in src/forecast/gru yet')
assert logs[2].contains('gru: the first golden model')
assert (again =~ /(?m)^\[INFO\]  gru .* PASS +PASS /).find()
for (String log : [first, again]) {
    assert log.contains('engine onnx is needed')
    assert (log =~ /(?m)^\[INFO\]  history .* PASS /).find()
    assert (log =~ /(?m)^\[INFO\]  window .* PASS /).find()
    assert log.contains('one-step ERROR: model is one whose output 78 depends on the first of 30 steps only')
    assert !log.contains('onnxruntime:') // it logs nothing of its own
}
assert again.contains('1 of 4 scenarios did not pass')
assert (logs[4] =~ /gru ERROR: what engine onnx needs can't be resolved: .*com\.microsoft\.onnxruntime:onnxruntime:jar:0\.1/).find()

File target = new File(basedir, 'target/lstm-forecast')
def record = new JsonSlurper().parse(new File(basedir, 'src/forecast/gru/golden.json'), 'UTF-8')
assert record.accepted.reason == 'first'
String arguments = new File(target, 'worker-onnx.args').getText('UTF-8')
assert (arguments =~ /onnxruntime-\d[^"\/\\]*\.jar/).size() == 1
assert !arguments.contains('nd4j')
return true
