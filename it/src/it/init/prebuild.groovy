import java.nio.file.Files

// The data of the example.
File data = new File(basedir, 'data')
data.mkdir()
Files.copy(new File(basedir, '../../../../examples/us-births/data/us-births-1994-2003.csv').canonicalFile.toPath(),
        new File(data, 'us-births-1994-2003.csv').toPath())
return true
