// The first four years of the data of the example, dates and births only.
File data = new File(basedir, 'data')
data.mkdir()
List<String> rows = new File(basedir, '../../../../examples/us-births/data/us-births-1994-2003.csv').readLines('UTF-8')
new File(data, 'us-births-1994-1997.csv').setText(rows.take(1 + 4 * 365).collect { it.split(',')[0..1].join(',') }.join('\n') + '\n', 'UTF-8')
return true
