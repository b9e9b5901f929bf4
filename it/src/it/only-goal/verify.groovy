String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains(':verify (default-cli) @ only-goal')
assert (log =~ /(?m)^\[INFO\]  pulse +LSTM 20 .* PASS /)
assert new File(basedir, 'target/lstm-forecast/results.json').isFile()
return true
