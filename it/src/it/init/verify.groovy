import groovy.json.JsonSlurper

boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
String sep = File.separator
int number = 0

/** Runs Maven; the log, after the exit code. */
def run = { File folder, String... args ->
    File log = new File(basedir, "run-${number++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-s', settings,
            '-Dmaven.repo.local=' + localRepositoryPath] + args.toList()).directory(folder)
    builder.redirectErrorStream(true).redirectOutput(log)
    int code = builder.start().waitFor()
    return code + '\n' + log.getText('UTF-8')
}
String log = new File(basedir, 'build.log').getText('UTF-8')
String version = (log =~ /lstm-forecast-maven-plugin:(\S+):init/)[0][1]
String plugin = 'io.github.lstmforecast:lstm-forecast-maven-plugin:' + version
File forecast = new File(basedir, 'src/forecast')
File schema = new File(forecast, 'scenario.schema.json')
File pulse = new File(forecast, 'pulse/scenario.yaml')
File births = new File(forecast, 'births/scenario.yaml')

// Both were written, with the line that editors look for and the schema that it names, and nothing else.
assert forecast.list().sort() == ['births', 'pulse', 'scenario.schema.json']
for (File file in [pulse, births]) {
    assert file.parentFile.list() == ['scenario.yaml']
    assert file.readLines('UTF-8')[0] == '# yaml-language-server: $schema=../scenario.schema.json'
}
assert new JsonSlurper().parse(schema, 'UTF-8').'$comment' == 'lstm-forecast ' + version
assert births.getText('UTF-8').contains('\n    file: data/us-births-1994-1997.csv ')
assert births.getText('UTF-8').contains('\n    period: 7 ')
assert births.getText('UTF-8').contains('\n    train: 1994-01-01..1997-03-14 ')

// What to do next, as it works in a POM that knows nothing of the plugin, and what to put there.
assert log.count('Written: src' + sep + 'forecast' + sep + 'scenario.schema.json') == 1
assert log.contains('Next: mvn ' + plugin + ':verify -Dlstm-forecast.scenarios=pulse trains it')
assert log.contains('Then: mvn ' + plugin + ':calibrate -Dlstm-forecast.scenarios=births proposes limits')
assert log.contains('[INFO]       <version>' + version + '</version>\n')
assert log.contains('[INFO] <configuration><attach>true</attach></configuration> in it makes deploy publish the results')

// A scenario that is there is left alone.
assert log.contains('Nothing was written: there is a scenario already, src' + sep + 'forecast' + sep + 'pulse' + sep
        + 'scenario.yaml; choose another name, with -Dlstm-forecast.name=...')

// Both are judged, and the schema beside them is not taken for a scenario. Births need limits of their own, as their file says.
def verdicts = { new JsonSlurper().parse(new File(basedir, 'target/lstm-forecast/results.json'), 'UTF-8')
        .scenarios.collectEntries { [it.name, it.verdict] } }
assert verdicts() == [births: 'FAIL', pulse: 'PASS']
assert !log.contains('[WARNING]')
assert run(basedir, plugin + ':calibrate', '-Dlstm-forecast.scenarios=births', '-Dlstm-forecast.seeds=2').startsWith('0')
births.append('tolerance: { ' + ['nrmse', 'missedPulses', 'phaseError', 'phaseDrift', 'phaseJitter', 'widthError', 'amplitudeRatio']
        .collect { it + ': none' }.join(', ') + ' }\n', 'UTF-8')
assert run(basedir, plugin + ':verify').startsWith('0')
assert verdicts() == [births: 'PASS', pulse: 'PASS']

// What can't be a scenario: it is told why, and nothing is left.
def refused = { String why, String... args ->
    String told = run(basedir, *([plugin + ':init'] + args.toList()))
    assert told.startsWith('1') && told.contains('Nothing was written: ' + why): told
    assert forecast.list().sort() == ['births', 'pulse', 'scenario.schema.json']
}
String ours = schema.getText('UTF-8')
new File(basedir, 'data/words.csv').text = 'word\nno\nnumber\n'
refused('data' + sep + 'words.csv: no column can be forecast', '-Dlstm-forecast.csv=data/words.csv')
refused("lstm-forecast.csv is 'none.csv', and there is no such file in ", '-Dlstm-forecast.csv=none.csv')
refused("lstm-forecast.name is '../up', but must be letters and digits", '-Dlstm-forecast.name=../up')
refused('lstm-forecast.column needs a CSV file; name it with -Dlstm-forecast.csv=...', '-Dlstm-forecast.column=a')
// Series of a shop, one under another: which one must be said.
def sales = { int row -> 100 + [30, 20, 10, 0, 10, 60, 80][row % 7] + row * row % 5 }
def day = { int row -> java.time.LocalDate.of(2001, 1, 1).plusDays(row).toString().replace('-', '') }
new File(basedir, 'data/shops.csv').text = 'ds;shop;sales\n' + ['north', 'south'].collectMany { shop ->
        (0..<140).findAll { it % 50 != 20 }.collect { day(it) + ';' + shop + ';' + (it % 40 == 30 ? '' : sales(it) + ',5') } }.join('\n')
refused('data' + sep + 'shops.csv', '-Dlstm-forecast.csv=data/shops.csv')
File outside = new File(basedir, '../outside of init.csv').canonicalFile
outside.text = 'value\n' + (0..<200).collect { it % 10 < 3 ? 2 : 1 }.join('\n')
refused(outside.path + ' lies outside of ' + basedir.canonicalPath + '; if that is meant, name the folder in trustedDirectories',
        '-Dlstm-forecast.csv=' + outside)
// Said which one, it is written as it was recognised, with its gaps, and runs.
String shop = run(basedir, plugin + ':init', '-Dlstm-forecast.csv=data/shops.csv', '-Dlstm-forecast.where=shop=south')
assert shop.startsWith('0') && shop.contains('Period: 7 rows, found in the file') && shop.contains('Gaps: 5 rows have no value'): shop
File shops = new File(forecast, 'shops/scenario.yaml')
for (String key in ['column: sales', 'delimiter: ";"', 'decimal: ","', 'where: { shop: south }', 'gaps: ', 'period: 7']) {
    assert shops.text.contains('\n    ' + key): shops.text
}
assert run(basedir, plugin + ':verify', '-Dlstm-forecast.scenarios=shops', '-Dlstm-forecast.failOnViolation=false').startsWith('0')
assert verdicts().shops in ['PASS', 'FAIL']
shops.parentFile.deleteDir()

schema.text = '{}'
refused('src' + sep + 'forecast' + sep + 'scenario.schema.json is not the schema of lstm-forecast',
        '-Dlstm-forecast.name=other')
assert schema.text == '{}'

// A schema of another version of ours is renewed.
schema.text = '{ "$id" : "urn:lstm-forecast:scenario" }'
String renewed = run(basedir, plugin + ':init', '-Dlstm-forecast.name=other')
assert renewed.startsWith('0') && renewed.contains('Renewed: src' + sep + 'forecast' + sep + 'scenario.schema.json')
assert schema.getText('UTF-8') == ours
assert new File(forecast, 'other/scenario.yaml').getText('UTF-8') == pulse.getText('UTF-8')

// Of many modules, the one that is chosen, or else the first alone.
File many = new File(basedir, 'many')
File pom = new File(many, 'a/pom.xml')
pom.text = pom.text.replace('@project.version@', version)
String root = run(many, plugin + ':init')
assert root.startsWith('0') && root.contains('It is a scenario of pom.xml itself; -pl a would have made one of that module')
assert root.contains('[INFO]       <inherited>false</inherited>\n')
assert new File(many, 'src/forecast/pulse/scenario.yaml').isFile() && !new File(many, 'a/src').exists()
new File(many, 'series.csv').text = 'value\n' + (0..<200).collect { it % 10 < 3 ? 2 : 1 }.join('\n')
String module = run(many, '-pl', 'a', 'io.github.lstmforecast:lstm-forecast-maven-plugin:init', '-Dlstm-forecast.csv=series.csv')
assert module.startsWith('0')
assert module.contains('Next: mvn lstm-forecast:verify -pl a -Dlstm-forecast.scenarios=series trains it')
assert !module.contains('<plugin>')
assert new File(many, 'a/src/forecast/series/scenario.yaml').getText('UTF-8').contains('file: "../series.csv" ')
String verified = run(many, '-pl', 'a', 'lstm-forecast:verify')
assert (verified =~ /(?m)^\[INFO\]  series +LSTM 20 .* (PASS|FAIL) /).find(): verified

// A module whose parent is elsewhere finds what lies where Maven is started, also if only the module is built.
new File(many, 'b').mkdirs()
new File(many, 'b/pom.xml').text = pom.text.replaceFirst(/(?s)<parent>.*<\/parent>/, '<groupId>b</groupId><version>1</version>')
        .replace('<artifactId>a<', '<artifactId>b<')
new File(many, 'pom.xml').text = new File(many, 'pom.xml').text.replace('<module>a</module>', '<module>a</module><module>b</module>')
new File(many, 'b/src/forecast/series').mkdirs()
new File(many, 'b/src/forecast/series/scenario.yaml').text = new File(many, 'a/src/forecast/series/scenario.yaml').text
assert run(many, '-pl', 'b', 'lstm-forecast:verify') =~ /(?m)^\[INFO\]  series +LSTM 20 .* (PASS|FAIL) /

// A file from outside of the project, where that is meant.
String trusted = run(new File(many, 'a'), 'lstm-forecast:init', '-Dlstm-forecast.csv=' + outside,
        '-Dlstm-forecast.trustedDirectories=' + outside.parent)
assert trusted.startsWith('0') && trusted.contains('outside-of-init' + sep + 'scenario.yaml'): trusted
assert trusted.contains('Next: mvn lstm-forecast:verify -Dlstm-forecast.trustedDirectories=' + outside.parent + ' -Dlstm-forecast.scenarios=')
return true
