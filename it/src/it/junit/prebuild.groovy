import java.nio.file.Files
import java.nio.file.Path

// The example itself, so that it can't go stale.
Path example = new File(basedir, '../../../../examples/junit').canonicalFile.toPath()
Files.walk(example.resolve('src')).withCloseable { files ->
    files.each { Files.copy(it, basedir.toPath().resolve(example.relativize(it).toString())) }
}
['pom.xml', 'README.md'].each { Files.copy(example.resolve(it), basedir.toPath().resolve(it)) }
return true
