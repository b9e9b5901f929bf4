import groovy.xml.XmlSlurper
import java.nio.file.Files
import java.nio.file.Path

String maven = System.getProperty('maven.home') + '/bin/mvn'
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
File module = new File(basedir, 'module')
File scenarios = new File(module, 'src/forecast')
File results = new File(module, 'target/lstm-forecast')
File summary = new File(basedir, 'target/summary.md')
int number = 0

/** Runs Maven in a folder; the log, after the exit code. */
def run = { File folder, String... args ->
    File log = new File(basedir, "run-${number++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-s', settings,
            '-Dmaven.repo.local=' + localRepositoryPath] + args.toList()).directory(folder)
    builder.redirectErrorStream(true).redirectOutput(log)
    builder.environment().keySet().remove('CI')
    builder.environment().put('GITHUB_STEP_SUMMARY', summary.path)
    builder.environment().put('LC_ALL', 'C.UTF-8')
    int code = builder.start().waitFor()
    return code + '\n' + log.getText('UTF-8')
}
def scenario = { String name, String yaml ->
    File folder = new File(scenarios, name)
    folder.mkdirs()
    new File(folder, 'scenario.yaml').setText(yaml, 'UTF-8')
}
summary.parentFile.mkdirs()

// Names.
String quick = 'signal: { pulse: {} }\nmodel: { train: { epochs: 1 } }\ngolden: {}\n'
List<String> names = ['a;touch hacked $(touch hacked) `touch hacked`', '-rf', '<img src=x onerror=alert(1)>',
        '&amp;\'"]]><!--', '*', 'plain', 'with space', 'x' * 255]
names.each { scenario(it, quick) }
String log = run(module, 'verify')
assert log.startsWith('1')
names.each { name ->
    assert log.readLines().any { it.startsWith('[INFO]  ' + name) && it.contains(' FAIL ') }: name
    assert new File(results, name + '/candidate.zip').exists(): name
}
assert !new File(module, 'hacked').exists()
List<String> commands = log.readLines().findAll { it.contains('accept it with ') }
        .collect { it.replaceFirst('.* accept it with ', '').replaceFirst('; its forecast .*', '') }
assert commands as Set == ['-rf', 'plain', 'x' * 255].collect {
    'mvn lstm-forecast:accept -Dlstm-forecast.scenarios=' + it + ' -Dlstm-forecast.reason="..."' } +
    ['mvn lstm-forecast:accept "-Dlstm-forecast.scenarios=with space" -Dlstm-forecast.reason="..."'] as Set
def suites = results.listFiles().findAll { it.name ==~ /TEST-.*\.xml/ }.collect { new XmlSlurper().parse(it) }
assert suites.collect { it.@name.text() } as Set == names.collect { 'lstm-forecast.' + it } as Set
String page = new File(results, 'index.html').getText('UTF-8')
assert !page.contains('<img') && page.contains('&lt;img src=x onerror=alert(1)')
String markdown = summary.getText('UTF-8')
boolean areCode = markdown.contains('`<img src=x onerror=alert(1)>`') && markdown.contains('`` a;touch hacked $(touch hacked) `touch hacked` ``')
assert areCode
scenarios.deleteDir()

// A name with a line end.
scenario('plain', quick)
scenario('x\n[INFO] BUILD SUCCESS', quick)
log = run(module, 'verify')
assert log.startsWith('1')
assert log.contains("The name of 'x\\n[INFO] BUILD SUCCESS' in ${scenarios} has characters that can't be shown; rename it")
assert !log.readLines().contains('[INFO] BUILD SUCCESS')
scenarios.deleteDir()

// Data of the whole project is read, wherever Maven is started; what lies beside the project is not.
String series = 'value\n' + '9\n1\n1\n1\n' * 60
File beside = Files.createTempDirectory('beside').toRealPath().toFile()
try {
    new File(basedir, 'shared').mkdirs()
    new File(basedir, 'shared/series.csv').text = series
    new File(beside, 'series.csv').text = series
    new File(beside, 'scenario.yaml').text = quick
    String csv = 'signal: { csv: { file: FILE, column: value } }\nmodel: { train: { epochs: 1 } }\n'
    scenario('shared', csv.replace('FILE', '../shared/series.csv'))
    scenario('absolute', csv.replace('FILE', beside.path + '/series.csv'))
    scenario('link', csv.replace('FILE', 'series.csv'))
    Files.createSymbolicLink(Path.of(scenarios.path, 'link/series.csv'), Path.of(beside.path, 'series.csv'))
    Files.createSymbolicLink(Path.of(scenarios.path, 'folder'), beside.toPath())
    String end = "; if that is meant, name the folder in trustedDirectories of the plugin"
    for (File started : [module, basedir]) {
        log = run(started, 'verify')
        assert log.startsWith('1')
        assert log.contains('shared FAIL: '): log
        assert log.contains("absolute ERROR: src/forecast/absolute/scenario.yaml:1: signal.csv.file is '${beside}/series.csv', "
                + "but must be a CSV file in the scenario's folder, or a path relative to the module; this one lies outside of "
                + "${basedir.canonicalPath}${end}")
        assert log.contains("link ERROR: src/forecast/link/scenario.yaml:1: signal.csv.file is 'series.csv', but must be a "
                + "CSV file in the scenario's folder, or a path relative to the module; this one lies outside of "
                + "${basedir.canonicalPath}, at ${beside}/series.csv${end}")
        assert log.contains("folder ERROR: src/forecast/folder/scenario.yaml: the file lies outside of "
                + "${basedir.canonicalPath}, at ${beside}/scenario.yaml${end}")
    }
    log = run(module, 'verify', '-Dlstm-forecast.trustedDirectories=' + beside)
    assert !log.contains(' ERROR: ')
    assert log.contains('folder FAIL: ') && log.contains('absolute FAIL: ')

    // A candidate is there now, and is not written where the link leads.
    String version = (new File(module, 'pom.xml').text =~ /<version>(\d[^<]*)<\/version>\s*<executions>/)[0][1]
    String accept = "io.github.lstmforecast:lstm-forecast-maven-plugin:${version}:accept"
    List<String> reason = ['-Dlstm-forecast.reason=first', '-Dlstm-forecast.scenarios=folder', '-Dlstm-forecast.accept.force']
    log = run(module, ([accept] + reason) as String[])
    assert log.startsWith('1')
    assert log.contains("Nothing was accepted: src/forecast/folder lies outside of ${basedir.canonicalPath}, at ${beside}${end}")
    assert !new File(beside, 'golden.zip').exists()
    log = run(module, ([accept, '-Dlstm-forecast.trustedDirectories=' + beside] + reason) as String[])
    assert log.startsWith('0') && new File(beside, 'golden.zip').exists()
} finally {
    beside.deleteDir()
}
return true
