// Twelve modules, each with scenarios of its own seeds; every third trains with many of them.
(1..12).each { number ->
    File module = new File(basedir, 'm' + number)
    module.mkdirs()
    new File(module, 'pom.xml').text = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>io.github.lstmforecast.it</groupId>
    <artifactId>parallel</artifactId>
    <version>1</version>
  </parent>
  <artifactId>m${number}</artifactId>
  <packaging>pom</packaging>
</project>
"""
    ['one', 'two'].eachWithIndex { name, i ->
        File folder = new File(module, 'src/forecast/' + name)
        folder.mkdirs()
        new File(folder, 'scenario.yaml').text = "signal: { pulse: { seed: ${10 * number + i} } }\n" +
                "model: { train: { units: [8], epochs: 40, seed: ${number} } }\n" +
                (number % 3 == 0 && i == 0 ? 'seeds: { count: 4, passProbability: 0.01 }\n' : '')
    }
}
return true
