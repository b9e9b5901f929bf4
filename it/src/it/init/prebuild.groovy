// The first four years of the data of the example.
File data = new File(basedir, 'data')
data.mkdir()
List<String> lines = new File(basedir, '../../../../examples/us-births/data/us-births-1994-2003.csv').readLines()
new File(data, 'us-births-1994-1997.csv').text = lines.take(1 + 4 * 365).join('\n')
return true
