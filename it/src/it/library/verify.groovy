List<String> log = new File(basedir, 'build.log').readLines('UTF-8')
assert log.contains('verdict: PASS')
assert new File(basedir, 'target/forecast.svg').getText('UTF-8').contains('<svg ')

// All that a user of the library gets with it: what is new here, everybody downloads.
List<String> libraries = log.findAll { it.startsWith('class path: ') }*.substring('class path: '.length())
assert libraries.toSet() == ['classes'].toSet() + new File(basedir, 'artifacts.txt').readLines().toSet()

// What is for tests alone says so, and what it misses.
assert log.contains('assertj.ForecastAssertions: java.lang.NoClassDefFoundError: org/assertj/core/api/AbstractAssert')
assert log.contains('junit.ForecastScenario: usable') // an annotation that is not there is passed over
return true
