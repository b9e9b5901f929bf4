import groovy.json.JsonSlurper
import java.util.concurrent.TimeUnit

boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
int number = 0

/** Starts Maven; the process, and its log. */
def start = { String... args ->
    File log = new File(basedir, "run-${number++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-s', settings,
            '-Dmaven.repo.local=' + localRepositoryPath] + args.toList()).directory(basedir)
    builder.redirectErrorStream(true).redirectOutput(log)
    builder.environment().keySet().removeAll(['CI', 'GITHUB_STEP_SUMMARY'])
    [process: builder.start(), log: log]
}
def sha256 = { File file -> java.security.MessageDigest.getInstance('SHA-256').digest(file.bytes).encodeHex().toString() }
String accept = 'io.github.lstmforecast:lstm-forecast-maven-plugin:' + (new File(basedir, 'pom.xml').text =~ /<version>(\d[^<]*)<\/version>\s*<executions>/)[0][1] + ':accept'

// The golden model of the example is there to begin with.
File folder = new File(basedir, 'src/forecast/pulse')
folder.mkdirs()
for (String file in ['scenario.yaml', 'golden.zip', 'golden.json']) {
    new File(folder, file).bytes = new File(basedir, '../../../../examples/golden/src/forecast/pulse/' + file).bytes
}
File zip = new File(folder, 'golden.zip')
File json = new File(folder, 'golden.json')
File scenario = new File(folder, 'scenario.yaml')

// Half of the builds are killed while a golden model is accepted.
Random random = new Random()
for (int i = 1; i <= 10; i++) {
    scenario.text = scenario.text.replaceFirst(/seed: \d+/, 'seed: ' + (10 + i))
    boolean accepting = i % 2 == 0
    if (accepting) {
        assert start('verify').process.waitFor() == 1
    }
    def build = accepting ? start(accept, '-Dlstm-forecast.reason=kill') : start('verify')
    int milliseconds = 500 + random.nextInt(accepting ? 1500 : 3000)
    build.process.waitFor(milliseconds, TimeUnit.MILLISECONDS)
    build.process.descendants().each { it.destroyForcibly() }
    build.process.destroyForcibly().waitFor()
    File next = new File(folder, 'golden.json.new')
    File nextModel = new File(folder, 'golden.zip.new')
    File whole = next.exists() ? next : json
    File model = next.exists() && nextModel.exists() ? nextModel : zip
    assert new JsonSlurper().parse(whole, 'UTF-8').modelSha256 == sha256(model): "killed after ${milliseconds} ms: ${build.log}"
}
def last = start('verify')
last.process.waitFor()
assert !last.log.getText('UTF-8').contains('ERROR: ')
return true
