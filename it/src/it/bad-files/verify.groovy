String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('3 of 3 scenarios did not pass')
assert log.contains('broken ERROR: src/forecast/broken/scenario.yaml:4: this is not YAML: ')
assert log.contains("typo ERROR: src/forecast/typo/scenario.yaml:2: unknown key 'perod' in signal.pulse; did you mean period? "
        + 'allowed are period, width, phase, length, noise, seed')
assert log.contains('window ERROR: src/forecast/window/scenario.yaml:5: model.train.window is 40, '
        + 'but must be a divisor of the training length, 150 samples (150 = 3 x 40 + 30)')
assert log.contains('MojoExecutionException')
return true
