import groovy.json.JsonSlurper

File output = new File(basedir, 'target/lstm-forecast')
def results = new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8')
assert results.verdict == 'PASS'
def forecasts = results.scenarios.collectMany { it.forecasts }
assert forecasts.size() == 13
assert forecasts.collect { it.date }.toSet().size() == 13
assert forecasts.every { it.date >= '2001-01-01' && it.horizon == 56 }

// Christmas and New Year's Day break a week's timing, and no week is late by half a day without them.
def christmas = forecasts.find { it.date == '2001-11-29' }
assert christmas.metrics.phaseError > 0.25
def independenceDay = forecasts.find { it.date == '2001-06-16' }
assert independenceDay.firstBadPulse.kind == 'missed' && independenceDay.firstBadPulse.step == 19
def ordinary = results.scenarios.find { it.name == 'ordinary-weeks' }
assert ordinary.forecasts.every { it.metrics.phaseError < 0.5 / 7 && it.metrics.missedPulses == 0 }

// The metrics of a scenario are the worst of its forecasts, and each has the plain models beside it.
assert ordinary.metrics.rmse == ordinary.forecasts.collect { it.metrics.rmse }.max()
assert ordinary.metrics.arSkill == ordinary.forecasts.collect { it.metrics.arSkill }.min()
forecasts.each {
    double skill = 1 - it.metrics.rmse / it.baselines.seasonalNaive.rmse
    assert Math.abs(it.metrics.skill - skill) < 1e-12
    assert it.metrics.arSkill > 0
    assert it.baselines.autoregression.rmse > it.metrics.rmse
}

// The forecasts can be looked at, in births a day and with dates.
def lines = new File(output, "ordinary-weeks/forecast-${ordinary.forecasts[0].from}.csv").readLines('UTF-8')
assert lines[0] == 'step,sample,date,truth,forecast,one_step_ahead'
def first = lines.find { it.startsWith('0,') }.split(',')
assert first[2] == ordinary.forecasts[0].date
assert (first[4] as double) > 6000 && (first[4] as double) < 15000

String log = new File(basedir, 'build.log').getText('UTF-8')
assert log =~ /holiday-weeks: rmse of the model [0-9.]+, of repeating the last cycle [0-9.]+, of a linear autoregression [0-9.]+ \(the worst of 8 forecasts\)/
return true
