import groovy.json.JsonSlurper

File output = new File(basedir, 'target/lstm-forecast')
String log = new File(basedir, 'build.log').getText('UTF-8')
def results = new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8')

def pulse = results.scenarios.find { it.name == 'pulse' }
assert pulse.verdict == 'PASS'
assert pulse.seeds.passed == 14 && pulse.seeds.count == 14 && pulse.seeds.failing.empty
assert Math.abs(pulse.seeds.lowerBound - Math.pow(0.05, 1 / 14)) < 1e-9
assert pulse.trainings.collect { it.seed } == (1..14)
assert pulse.trainings.collect { it.sha256 }.toSet().size() == 14
assert log.contains('pulse: 14 of 14 seeds pass: the probability of passing is at least 0.8074 with 95% confidence'
        + ' (at least 0.8 is required)')

def strict = results.scenarios.find { it.name == 'strict' }
assert strict.verdict == 'FAIL'
assert strict.seeds.passed == 0
assert strict.seeds.failing*.seed == (1..12)
def first = strict.seeds.failing[0]
assert log.contains("strict: seed 1 fails: ${first.message}")
assert strict.findings.size() == 1
assert strict.findings[0].check == 'passProbability'
assert strict.findings[0].actual == strict.seeds.lowerBound
assert strict.findings[0].message.contains('0 of 12 seeds pass: ')
assert strict.findings[0].message.endsWith("the first that fails is seed 1: ${first.message}")
assert new File(output, 'strict/seed-1/forecast.csv').isFile()

// Calibrate
def proposed = new File(output, 'pulse/tolerance.yaml').readLines('UTF-8')
assert proposed[0] == '# Proposed for the scenario pulse: the worst of 8 trainings.'
assert proposed.contains('  missedPulses: 0')
def phaseError = proposed.find { it.startsWith('  phaseError: ') }.split(': ')[1] as double
assert phaseError > 0 && phaseError < 0.01
assert proposed.any { it.startsWith('  # rmse: ') }
assert log.contains('pulse: 8 trainings; with 95% confidence, each proposed limit holds for 0.6877 of all trainings')
assert log =~ /one step late +caught +phaseError, nrmse/
assert !log.contains('NOT CAUGHT')
assert new File(basedir, 'src/forecast/pulse/scenario.yaml').text == 'signal: { pulse: {} }\nseeds: { count: 14, passProbability: 0.8 }\n'
return true
