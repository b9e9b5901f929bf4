File sources = new File(basedir, '../../../..').canonicalFile
String version = new groovy.xml.XmlSlurper().parse(new File(sources, 'pom.xml')).version.text()
String maven = System.getProperty('maven.home') + '/bin/mvn'
Process run = new ProcessBuilder('sh', 'run.sh', maven, "${basedir}/../interpolated-settings.xml".toString(),
        localRepositoryPath.toString(), sources.path, version).directory(basedir).redirectErrorStream(true).start()
String output = run.inputStream.getText('UTF-8')
assert run.waitFor() == 0: output

assert (output =~ /BUILD SUCCESS/).size() == 2
assert output.contains('Building pulse 1.0-SNAPSHOT')
assert new File(basedir, 'target/clone/lstm-forecast-maven-plugin/target/classes').isDirectory()
assert !new File(basedir, 'target/clone/examples/pulse/target/lstm-forecast').exists()
return true
