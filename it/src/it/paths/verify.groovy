String maven = System.getProperty('maven.home') + '/bin/mvn'
Process run = new ProcessBuilder('sh', 'run.sh', maven, "${basedir}/../interpolated-settings.xml".toString(),
        localRepositoryPath.toString()).directory(basedir).redirectErrorStream(true).start()
String output = run.inputStream.getText('UTF-8')
assert run.waitFor() == 0: output

String utf8 = new File(basedir, 'target/utf8.log').getText('UTF-8')
assert utf8.endsWith('exit 0\n'): utf8
assert (utf8 =~ /(?m)^\[INFO\]  pulse m\u00fcnchen \u03b2 +LSTM 20 .* PASS /)

String c = new File(basedir, 'target/c.log').getText('UTF-8')
assert c.endsWith('exit 1\n'): c
assert (c =~ /ERROR: the child JVM can't be given '.*': the encoding of the locale \(LC_ALL=C\), \S+, lacks some of its letters; run Maven under a UTF-8 locale, for example with LC_ALL=C\.UTF-8/)
return true
