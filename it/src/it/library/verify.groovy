List<String> log = new File(basedir, 'build.log').readLines('UTF-8').collect { it.replaceFirst(/^\[INFO\] /, '') }
assert log.contains('verdict: PASS [20]')
assert new File(basedir, 'target/forecast.svg').getText('UTF-8').contains('<svg ')

// All that a user of the library gets with it.
List<String> libraries = log.findAll { it.startsWith('class path: ') }*.substring('class path: '.length()).sort()
assert libraries == ['x']
return true
