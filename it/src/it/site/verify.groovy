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
        .contains('Incomplete: 0 of 0 scenarios did not pass. 2 of 2 modules with scenarios have no results.')

// After: every number is that of results.json.
for (String module in ['good', 'bad']) {
    File target = new File(basedir, module + '/target')
    def results = new JsonSlurper().parse(new File(target, 'lstm-forecast/results.json'), 'UTF-8')
    String html = page(module + '/target/site/lstm-forecast.html')
    assert page(module + '/target/site/project-reports.html').contains('href="lstm-forecast.html"')
    def table = rows(html)
    for (scenario in results.scenarios) {
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
    assert new File(target, 'lstm-forecast/index.html').exists() == html.contains('href="lstm-forecast/index.html"')
}
String bad = page('bad/target/site/lstm-forecast.html')
assert bad.contains('<strong>FAIL</strong>: 1 of 2 scenarios did not pass.')
assert rows(bad).findAll { it.size() == 7 }*.first() == ['scenario', 'keras', 'other']
assert page('plain/target/site/lstm-forecast.html')
        .contains('There are no scenarios: this module has no src' + File.separator + 'forecast.')

// All modules: in the site of the root, and as a goal of its own.
for (String aggregate in ['target/site', 'target/staging', 'target/reports']) {
    String html = page(aggregate + '/lstm-forecast-aggregate.html')
    assert html.contains('FAIL: 1 of 3 scenarios did not pass.')
    def table = rows(html).findAll { it.size() == 7 }
    assert table*.first() == ['scenario', 'pulse', 'scenario', 'keras', 'other']
    assert table*.get(1) == ['verdict', 'PASS', 'verdict', 'FAIL', 'PASS']
    assert html.contains('href="#module-2-scenario-1"') && html.contains('id="module-2-scenario-1"')
    assert !(html =~ /id="module-3"/).find()
}
assert page('target/site/project-reports.html').contains('href="lstm-forecast-aggregate.html"')
assert !new File(basedir, 'good/target/site/lstm-forecast-aggregate.html').exists()
assert !log.contains('Exception')
return true
