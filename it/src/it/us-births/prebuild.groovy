import java.nio.file.Files
import java.nio.file.Path

// The example itself, so that it can't go stale.
Path example = new File(basedir, '../../../../examples/us-births').canonicalFile.toPath()
['src', 'data'].each { folder ->
    Files.walk(example.resolve(folder)).withCloseable { files ->
        files.each { Files.copy(it, basedir.toPath().resolve(example.relativize(it).toString())) }
    }
}
return true
