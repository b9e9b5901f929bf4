import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').getText('UTF-8')
for (String passed in ['graph', 'graves', 'own-network', 'trained', 'twin']) {
    assert (log =~ /(?m)^\[INFO\]  ${passed} .* PASS /).size() == 2
}
assert log.contains('graves: graves.zip runs on Deeplearning4j, since layer 0 is not an LSTM but GravesLSTM')
assert log.contains('2 of 7 scenarios did not pass')
assert log.contains('evil ERROR: src/forecast/evil/model.zip: preprocessor.bin: this entry is not allowed, '
        + 'since loading it can run code')
assert log.contains('last-step ERROR: network is one with a LastTimeStep, but must be one that can run step by step: '
        + 'LastTimeStep has one output for a whole sequence, not one for each step')
assert !log.contains('SLF4J')

File target = new File(basedir, 'target/lstm-forecast')
def results = new JsonSlurper().parse(new File(target, 'results.json'), 'UTF-8')
def scenario = { name -> results.scenarios.find { it.name == name } }
assert ['graph', 'graves', 'own-network', 'trained'].every { scenario(it).engine == 'dl4j' }
assert scenario('twin').engine == 'jvm'
assert scenario('graves').model.name == 'graves.zip'
assert scenario('graves').model.sha256 ==~ /[0-9a-f]{64}/
assert scenario('graves').metrics.missedPulses == 0
assert scenario('graves').model.lastLoss == null
// The graph is the same network.
assert scenario('graph').metrics.rmse == scenario('graves').metrics.rmse
assert scenario('graph').metrics.countDecoding > 0.9
assert Math.abs(scenario('trained').model.lastLoss / scenario('twin').model.lastLoss - 1) < 1e-5
assert Math.abs(scenario('trained').metrics.rmse / scenario('twin').metrics.rmse - 1) < 1e-4

// What Deeplearning4j is on this platform: nothing comes in unseen.
String arguments = new File(target, 'worker-dl4j.args').getText('UTF-8')
List<File> jars = (arguments =~ /(?m)^"-cp"\n"(.*)"$/)[0][1].replace('\\\\', '\\').split(File.pathSeparator).collect { new File(it) }
String platform = jars*.name.collect { (it =~ /^nd4j-native-\d.*?-([a-z]+-[a-z0-9_]+)\.jar$/) }.find { it.matches() }[0][1]
List<String> artifacts = jars*.name
        .findAll { !it.startsWith('lstm-forecast') && it != 'classes' }
        .collect { it.replace(platform, 'PLATFORM') }
        .sort()
assert artifacts == new File(basedir, 'artifacts.txt').readLines('UTF-8')
if (platform == 'linux-x86_64') {
    long megabytes = jars.findAll { it.isFile() }.sum { it.length() } / 1_000_000
    println("Deeplearning4j on ${platform}: ${jars.size()} artifacts, ${megabytes} MB")
    assert megabytes <= 170
}
return true
