import io.github.lstmforecast.it.docs.Site
import io.github.lstmforecast.it.docs.Tutorial
import java.nio.file.Path

boolean windows = System.getProperty('os.name').startsWith('Windows')
Path root = new File(basedir, '../../../..').canonicalFile.toPath()
List<String> maven = [System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : ''), '-B', '-s',
        new File(basedir, '../interpolated-settings.xml').canonicalPath, "-Dmaven.repo.local=${localRepositoryPath}".toString()]

List<String> wrong = Tutorial.follow(root, basedir.toPath(), maven)
assert wrong.empty: wrong.join('\n')

// The site, of the pages only.
Process site = new ProcessBuilder(maven + ['-N', 'site']).directory(root.toFile()).redirectErrorStream(true).start()
String log = site.inputStream.getText('UTF-8')
assert site.waitFor() == 0: log
List<String> dead = Site.deadLinks(root.resolve('target/site'))
assert dead.empty: dead.join('\n')
return true
