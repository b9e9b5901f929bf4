import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

String log = new File(basedir, 'build.log').getText('UTF-8')
def text = { String path -> new File(basedir, path).getText('UTF-8') }
String sep = File.separator

// Each module has its own reports, whichever others were written at the same time.
for (String module in ['a', 'b', 'c', 'd']) {
    File target = new File(basedir, module + '/target/lstm-forecast')
    def results = new JsonSlurper().parse(new File(target, 'results.json'), 'UTF-8')
    String html = text(module + '/target/lstm-forecast/index.html')
    assert html.contains('<h1>Forecasts of <bdi>' + module + '</bdi></h1>')
    assert html.contains('<title>' + results.verdict + ': forecasts of ' + module + '</title>')
    def pulse = results.scenarios.find { it.name == 'pulse' }
    def names = ['forecast', 'phase', 'cells', 'outputs', 'counting', 'loss', 'series', 'copies', 'windows']
    assert pulse.pictures*.file == names.collect { 'pulse/pictures/' + it + '.svg' }
    pulse.pictures.each { picture ->
        assert new File(target, picture.file).getText('UTF-8').contains('<svg')
        // But for what is limited in c, all drew the same.
        assert new File(target, picture.file).bytes == new File(basedir, 'a/target/lstm-forecast/' + picture.file).bytes
        assert html.contains(picture.title)
    }
    assert (html =~ /<svg/).size() == names.size()
    def suite = new XmlSlurper().parse(new File(target, 'TEST-lstm-forecast.pulse.xml'))
    assert suite.@failures == (module == 'c' ? 1 : 0)
    assert suite.@tests == 10
    assert log.contains('[INFO] Report: ' + module + sep + 'target' + sep + 'lstm-forecast' + sep + 'index.html')
}

// A scenario that fails and one that could not be read are in the reports of c, which came before the build failed.
String c = text('c/target/lstm-forecast/index.html')
assert c.contains('0 of 2 scenarios passed, 1 failed, 1 could not be judged')
assert c.indexOf('<bdi>wrong</bdi>') < c.indexOf('<bdi>pulse</bdi>')
new JsonSlurper().parse(new File(basedir, 'c/target/lstm-forecast/results.json'), 'UTF-8').scenarios.each { scenario ->
    scenario.findings.each { assert c.contains(it.message.replace('&', '&amp;').replace('<', '&lt;')) }
}
assert new XmlSlurper().parse(new File(basedir, 'c/target/lstm-forecast/TEST-lstm-forecast.wrong.xml')).@errors == 1
assert log.contains('[ERROR]   Report: c' + sep + 'target' + sep + 'lstm-forecast' + sep + 'index.html')

// GitHub's page has all modules, whichever came first.
String summary = text('summary.md')
for (String module in ['a', 'b', 'c', 'd']) {
    assert summary.contains('Forecasts of ' + module) || summary.contains('Forecasts of `' + module)
            || summary.contains('`Forecasts of ' + module + '`')
}
assert (summary =~ /(?m)^\|/).size() >= 4 * 3
assert summary.contains('nrmse is 0.01012, but at most 0.001 is allowed')

// Once more, in other ways.
boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
int number = 0
def run = { Map<String, String> environment, String... args ->
    File file = new File(basedir, "run-${number++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-s', settings, '-Dmaven.repo.local=' + localRepositoryPath,
            '-pl', 'a', 'verify'] + args.toList()).directory(basedir)
    builder.redirectErrorStream(true).redirectOutput(file)
    builder.environment().keySet().removeAll(['CI', 'GITHUB_STEP_SUMMARY'])
    builder.environment().putAll(environment)
    int code = builder.start().waitFor()
    return code + '\n' + file.getText('UTF-8')
}
File target = new File(basedir, 'a/target/lstm-forecast')

// The JVM is set to use a screen, and there is none: the verdict is the same, and the page says what is missing.
if (!windows) {
    String noScreen = run([DISPLAY: ':77', MAVEN_OPTS: '-Djava.awt.headless=false'])
    assert noScreen.startsWith('0')
    assert noScreen.contains("[INFO] pulse: its pictures can't be drawn (")
    assert text('a/target/lstm-forecast/index.html').contains("its pictures can't be drawn (")
    assert !new File(target, 'pulse/pictures/forecast.svg').exists()
    assert !noScreen.contains('\tat ')
}

// A file in the place of the folder.
new File(target, 'pulse/pictures').deleteDir()
new File(target, 'pulse/pictures').text = 'in the way'
String inTheWay = run([:])
assert inTheWay.startsWith('0')
assert inTheWay.contains("[INFO] pulse: its pictures can't be written: ")
new File(target, 'pulse/pictures').delete()

// Formats: those not chosen are not there, not even from an earlier build.
String junit = run([GITHUB_STEP_SUMMARY: 'no such folder/summary.md'], '-Dlstm-forecast.formats=junit')
assert junit.startsWith('0')
assert !new File(target, 'index.html').exists() && !new File(target, 'pulse/pictures/forecast.svg').exists()
assert new File(target, 'TEST-lstm-forecast.pulse.xml').exists()
assert !junit.contains('Report: ') && !junit.contains('summary')
String typo = run([:], '-Dlstm-forecast.formats=html,xml')
assert typo.startsWith('1')
assert typo.contains("lstm-forecast.formats has 'xml', but may have only html, junit, github")
String noFolder = run([GITHUB_STEP_SUMMARY: 'no such folder/summary.md'])
assert noFolder.startsWith('0')
assert noFolder.contains("[WARNING] The summary for GitHub can't be written to no such folder/summary.md: ")
return true
