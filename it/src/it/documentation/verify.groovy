import io.github.lstmforecast.it.docs.Tutorial

boolean windows = System.getProperty('os.name').startsWith('Windows')
List<String> maven = [System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : ''), '-B', '-s',
        new File(basedir, '../interpolated-settings.xml').canonicalPath, "-Dmaven.repo.local=${localRepositoryPath}".toString()]
List<String> wrong = Tutorial.follow(new File(basedir, '../../../..').canonicalFile.toPath(), basedir.toPath(), maven)
assert wrong.empty: wrong.join('\n')
return true
