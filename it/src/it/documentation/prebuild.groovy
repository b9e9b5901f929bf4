import io.github.lstmforecast.it.docs.Tutorial

Tutorial.prepare(new File(basedir, '../../../..').canonicalFile.toPath(), basedir.toPath())
return true
