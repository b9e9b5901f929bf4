import groovy.json.JsonOutput
import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').getText('UTF-8')
def page = { String path -> new File(basedir, path).getText('UTF-8') }

/** Cells of the tables of a page, a row a list, as a reader sees them. */
def rows = { String html ->
    (html =~ /(?s)<tr.*?<\/tr>/).collect { row ->
        (row =~ /(?s)<t[dh][^>]*>(.*?)<\/t[dh]>/).collect { it[1].replaceAll(/<[^>]*>/, '').trim() }
    }
}
def number = { BigDecimal value ->
    value == 0 ? '0' : value.round(new java.math.MathContext(4)).stripTrailingZeros().toPlainString()
}

// Before: pages that say that there are no results, and what to do.
for (String module in ['good', 'bad']) {
    String before = page(module + '/target/site-before/lstm-forecast.html')
    assert before.contains('There are no results in target' + File.separator + 'lstm-forecast. Let the scenarios run before the site is made: '
            + 'mvn verify, and then mvn site.')
    assert !before.contains('PASS')
}
assert page('target/site-before/lstm-forecast-aggregate.html')
        .contains('Incomplete: 2 of 2 modules have no results that can be shown.')

// After: every number is that of results.json.
for (String module in ['good', 'bad']) {
    File target = new File(basedir, module + '/target')
    def results = new JsonSlurper().parse(new File(target, 'lstm-forecast/results.json'), 'UTF-8')
    String html = page(module + '/target/site/lstm-forecast.html')
    assert page(module + '/target/site/project-reports.html').contains('href="lstm-forecast.html"')
    def table = rows(html)
    for (scenario in results.scenarios) {
        assert scenario.pictures.size() >= 9
        def metrics = scenario.metrics
        assert table.contains([scenario.name, scenario.verdict, scenario.model.name, number(metrics.rmse),
                number(metrics.phaseError), number(metrics.missedPulses), number(metrics.spuriousPulses)])
        metrics.findAll { it.value instanceof Number }.each { metric ->
            assert table.any { it[0] == metric.key && it[1] == number(metric.value) && it.size() == 3 }
        }
        scenario.checks.findAll { it.actual != null }.each { check ->
            assert table.any { it[0] == check.check && it[1] == number(check.actual) && it[4] == check.outcome }
        }
        scenario.findings.each { assert html.contains('<li>' + it.message + '</li>') }
        scenario.pictures.each {
            assert new File(target, 'site/lstm-forecast/' + it.file).bytes == new File(target, 'lstm-forecast/' + it.file).bytes
            assert html.contains('<img src="lstm-forecast/' + it.file + '"')
            assert new File(basedir, "target/staging/${module}/lstm-forecast/${it.file}").exists()
        }
    }
    assert new File(target, 'site/lstm-forecast/results.json').bytes == new File(target, 'lstm-forecast/results.json').bytes
    assert new File(target, 'lstm-forecast/index.html').exists() == html.contains('href="lstm-forecast/index.html"')
}
String bad = page('bad/target/site/lstm-forecast.html')
assert bad.contains('<strong>FAIL</strong>: 1 of 2 scenarios did not pass.')
assert rows(bad).findAll { it.size() == 7 }*.first() == ['scenario', 'hopeless', 'other']
assert page('plain/target/site/lstm-forecast.html')
        .contains('There are no scenarios: this module has no src' + File.separator + 'forecast.')

// All modules: in the site of the root, and as a goal of its own.
for (String aggregate in ['target/site', 'target/staging', 'target/reports']) {
    String html = page(aggregate + '/lstm-forecast-aggregate.html')
    assert html.contains('FAIL: 1 of 3 scenarios did not pass.')
    def table = rows(html).findAll { it.size() == 7 }
    assert table*.first() == ['scenario', 'pulse', 'scenario', 'hopeless', 'other']
    assert table*.get(1) == ['verdict', 'PASS', 'verdict', 'FAIL', 'PASS']
    assert html.contains('href="#module-2-scenario-1"') && html.contains('id="module-2-scenario-1"')
    assert !(html =~ /id="module-3"/).find()
}
assert page('target/site/project-reports.html').contains('href="lstm-forecast-aggregate.html"')
// A site has a style; a page that stands alone brings its own.
assert page('target/reports/lstm-forecast-aggregate.html').contains('<style>')
assert !page('target/site/lstm-forecast-aggregate.html').contains('max-width: 64rem')
assert !new File(basedir, 'good/target/site/lstm-forecast-aggregate.html').exists()
assert !log.contains('Exception')

// The goal alone, of results that somebody has changed: pictures, texts that are no markup, and damage.
boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
String plugin = (page('pom.xml') =~ /<artifactId>lstm-forecast-maven-plugin<\/artifactId>\s*<version>([^<]+)/)[0][1]
int runs = 0
def report = { String... args ->
    File file = new File(basedir, "run-${runs++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-s', settings, '-Dmaven.repo.local=' + localRepositoryPath,
            'io.github.lstmforecast:lstm-forecast-maven-plugin:' + plugin + ':report'] + args.toList())
            .directory(new File(basedir, 'good'))
    builder.redirectErrorStream(true).redirectOutput(file)
    int code = builder.start().waitFor()
    return code + '\n' + file.getText('UTF-8')
}
File folder = new File(basedir, 'good/target/lstm-forecast')
File json = new File(folder, 'results.json')
File picture = new File(folder, 'pulse/more pictures/50% #1.svg')
picture.parentFile.mkdirs()
picture.text = '<svg xmlns="http://www.w3.org/2000/svg"/>'
new File(folder, 'index.html').text = '<html></html>'
def changed = new JsonSlurper().parse(json, 'UTF-8')
changed.scenarios[0].name = '<script>alert(1)</script>'
changed.scenarios[0].pictures = [
    [file: 'pulse/more pictures/50% #1.svg', title: 'One "and" two', caption: 'a < b'],
    [file: 'gone.svg', title: 'Three', caption: ''],
    [file: '../../pom.xml', title: 'Four', caption: '']]
json.setText(JsonOutput.toJson(changed), 'UTF-8')
String pictures = report()
assert pictures.startsWith('0')
assert pictures.contains('[WARNING] gone.svg is missing; mvn verify draws it anew')
assert pictures.contains('[WARNING] ../../pom.xml is not shown: it lies outside the folder of the results')
String alone = page('good/target/reports/lstm-forecast.html')
assert new File(basedir, 'good/target/reports/lstm-forecast/pulse/more pictures/50% #1.svg').text == picture.text
assert alone.contains('<img src="lstm-forecast/pulse/more%20pictures/50%25%20%231.svg" alt="One &quot;and&quot; two"')
assert alone.contains('a &lt; b')
assert alone.contains('&lt;script&gt;alert(1)&lt;/script&gt;') && !alone.contains('<script>alert')
assert alone.contains('href="lstm-forecast/index.html"')
assert new File(basedir, 'good/target/reports/lstm-forecast/index.html').exists()
assert !new File(basedir, 'good/target/pom.xml').exists()

json.setText(json.getText('UTF-8').take(1000), 'UTF-8')
String damaged = report()
assert damaged.startsWith('0')
assert damaged.contains("[WARNING] good: the results in target" + File.separator + "lstm-forecast can't be shown: results.json is damaged (")
assert !damaged.contains('Exception')
assert page('good/target/reports/lstm-forecast.html').contains('can&apos;t be shown') ||
        page('good/target/reports/lstm-forecast.html').contains("can't be shown")

new File(basedir, 'good/target/reports/lstm-forecast.html').delete()
String skipped = report('-Dlstm-forecast.skip')
assert skipped.startsWith('0') && skipped.contains('Skipped: lstm-forecast.skip is set')
assert !new File(basedir, 'good/target/reports/lstm-forecast.html').exists()
return true
