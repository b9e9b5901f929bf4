import groovy.json.JsonSlurper

String maven = System.getProperty('maven.home') + '/bin/mvn'
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
File scenarios = new File(basedir, 'src/forecast')
File output = new File(basedir, 'target/lstm-forecast')

/** The most memory that a process has had, in MB. */
def peak = { ProcessHandle process ->
    File status = new File("/proc/${process.pid()}/status")
    def line = status.exists() ? status.readLines().find { it.startsWith('VmHWM') } : null
    line == null ? 0 : line.replaceAll(/\D/, '').toLong().intdiv(1024)
}
def megabytes = { File file -> String.format('%.1f', file.length() / 1e6) }

/** Runs what was written, and tells what it took. */
def run = { String name, String mavenOpts ->
    output.deleteDir()
    File log = new File(basedir, name + '.log')
    ProcessBuilder builder = new ProcessBuilder(maven, '-B', '-o', '-s', settings, '-Dmaven.repo.local=' + localRepositoryPath,
            'verify', '-Dlstm-forecast.progress=none').directory(basedir).redirectErrorStream(true).redirectOutput(log)
    builder.environment().keySet().removeAll(['CI', 'GITHUB_STEP_SUMMARY'])
    builder.environment().MAVEN_OPTS = mavenOpts
    long start = System.nanoTime()
    Process build = builder.start()
    long ofMaven = 0
    long ofChild = 0
    while (build.alive) {
        ofMaven = Math.max(ofMaven, peak(build.toHandle()))
        build.descendants().each { ofChild = Math.max(ofChild, peak(it)) }
        sleep(100)
    }
    assert build.exitValue() == 0
    long size = 0
    output.eachFileRecurse(groovy.io.FileType.FILES) { size += it.length() }
    println "${name}: ${Math.round((System.nanoTime() - start) / 1e9)} s; memory of Maven ${ofMaven} MB, of the child ${ofChild} MB;" +
            " index.html ${megabytes(new File(output, 'index.html'))} MB, results.json" +
            " ${megabytes(new File(output, 'results.json'))} MB, all files ${String.format('%.0f', size / 1e6)} MB"
    new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8').scenarios
}
def write = { Map<String, String> files ->
    scenarios.deleteDir()
    files.each { name, text ->
        new File(scenarios, name).mkdirs()
        new File(scenarios, name + '/scenario.yaml').text = text
    }
}

write((1..500).collectEntries {
    ['s' + it, "signal: { pulse: { seed: ${it} } }\nmodel: { train: { seed: ${it} } }\n".toString()]
})
assert run('500 scenarios, -Xmx192m for Maven', '-Xmx192m').size() == 500

write('long': 'signal: { pulse: {} }\nforecast: { horizon: 10000000 }\n')
def steps = run('10,000,000 steps', '-Xmx512m')[0]
assert steps.verdict == 'PASS' && steps.metrics.validSteps == 10_000_000 && steps.metrics.missedPulses == 0

write('seeds': 'signal: { pulse: {} }\nseeds: { count: 1000, passProbability: 0.9 }\n')
def seeds = run('1,000 seeds', '-Xmx512m')[0]
println "1,000 seeds: ${seeds.seeds}"
assert seeds.verdict == 'PASS' && seeds.trainings.size() == 1000
return true
