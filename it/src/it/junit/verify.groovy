boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath

// What the README says, block by block: its language, and its lines.
List<List<String>> blocks = new File(basedir, 'README.md').getText('UTF-8').split('```').toList()
        .withIndex().findAll { text, i -> i % 2 == 1 }.collect { text, i -> text.readLines() }
def after = { int i -> blocks.drop(i).findAll { it[0].isEmpty() }.collect { it.drop(1) } }
int edit = blocks.findIndexOf { it[0] == 'yaml' }
assert blocks[0] == ['sh', 'mvn test']

/** Whether a log has the lines of a block, one after the other; dots stand for anything. */
def has = { List<String> log, List<String> block ->
    List<String> told = block.findAll { it != '...' }
    (0..log.size() - told.size()).any { at ->
        told.withIndex().every { line, i ->
            String found = log[at + i].replaceFirst(/^\[ERROR\] .*?(?=\d+ of \d+ seeds)/, '')
            line.endsWith('...') ? found.startsWith(line[0..-4]) : found == line
        }
    }
}

// It passes, with a line for each class and one for all.
List<String> passed = new File(basedir, 'build.log').readLines('UTF-8')
assert has(passed, after(0)[0])
File pictures = new File(basedir, 'target/lstm-forecast/failures')
assert !pictures.exists()
def report = { new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-com.example.PulseTest.xml')) }
assert report().testcase.findAll { it.@name.text().startsWith('is_no_luck') }.size() == 30
assert report().testcase.skipped.isEmpty()

// It fails, once it is edited.
File scenario = new File(basedir, 'src/forecast/pulse/scenario.yaml')
scenario.append(blocks[edit].drop(1).join('\n') + '\n')
File log = new File(basedir, 'failing.log')
ProcessBuilder builder = new ProcessBuilder(maven, '-B', '-s', settings, '-Dmaven.repo.local=' + localRepositoryPath, 'test')
builder.directory(basedir).redirectErrorStream(true).redirectOutput(log)
builder.environment().keySet().removeAll(['CI', 'GITHUB_STEP_SUMMARY'])
assert builder.start().waitFor() == 1
List<String> failed = log.readLines('UTF-8')
List<List<String>> said = after(edit + 1)
assert said.size() == 5
said.each { assert has(failed, it): it.join('\n') }

// Each picture that is spoken of is there, and is one.
List<String> lookedAt = failed.findAll { it =~ /^Look at / }.collect { it.substring('Look at '.length()) }.unique()
assert lookedAt.size() >= 6
assert said.flatten().findAll { it =~ /^Look at / }.every { lookedAt.contains(it.substring('Look at '.length())) }
lookedAt.each { assert new File(basedir, it).getText('UTF-8').contains('<svg ') }

// Each seed is in the report, those that fail with their reasons.
def seeds = report().testcase.findAll { it.@name.text().startsWith('is_no_luck') }
assert seeds.size() == 30
def skipped = seeds.findAll { !it.skipped.isEmpty() }
assert skipped.size() == 21
assert skipped[0].skipped.text().contains('seed 1 fails: ')
assert seeds.findAll { !it.failure.isEmpty() }.size() == 1
return true
