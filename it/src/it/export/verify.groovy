boolean windows = System.getProperty('os.name').startsWith('Windows')
String maven = System.getProperty('maven.home') + '/bin/mvn' + (windows ? '.cmd' : '')
String settings = new File(basedir, '../interpolated-settings.xml').canonicalPath
int number = 0

/** Runs Maven; the log, after the exit code. */
def run = { String... args ->
    File log = new File(basedir, "run-${number++}.log")
    ProcessBuilder builder = new ProcessBuilder([maven, '-B', '-s', settings,
            '-Dmaven.repo.local=' + localRepositoryPath] + args.toList()).directory(basedir)
    builder.redirectErrorStream(true).redirectOutput(log)
    int code = builder.start().waitFor()
    return code + '\n' + log.getText('UTF-8')
}
String export = 'io.github.lstmforecast:lstm-forecast-maven-plugin:' + (new File(basedir, 'pom.xml').text =~ /<version>(\d[^<]*)<\/version>\s*<executions>/)[0][1] + ':export'
File results = new File(basedir, 'target/lstm-forecast')
File pulse = new File(results, 'pulse/pulse.onnx')

// The build ended before the export.
assert !pulse.exists()

// Refusals.
String noFormat = run(export)
assert noFormat.startsWith('1') && noFormat.contains('Nothing was exported: lstm-forecast.format is missing, but must be one of onnx, safetensors')
String badFormat = run(export, '-Dlstm-forecast.format=pmml')
assert badFormat.startsWith('1') && badFormat.contains("lstm-forecast.format is 'pmml', but must be one of onnx, safetensors")
String badTransforms = run(export, '-Dlstm-forecast.format=onnx', '-Dlstm-forecast.export.transforms=no')
assert badTransforms.startsWith('1') && badTransforms.contains("lstm-forecast.export.transforms is 'no', but must be refuse or metadata")
String all = run(export, '-Dlstm-forecast.format=onnx')
assert all.startsWith('1') && all.contains('Nothing was exported: bad (FAIL), golden (FAIL) did not pass. Choose others with '
        + '-Dlstm-forecast.scenarios, or use -Dlstm-forecast.export.force=true')
assert !pulse.exists()

String skipped = run(export, '-Dlstm-forecast.format=onnx', '-Dlstm-forecast.skip')
assert skipped.startsWith('0') && skipped.contains('Skipped')
assert !pulse.exists()

// What passed: trained, and loaded from a file of Keras.
String exported = run(export, '-Dlstm-forecast.format=onnx', '-Dlstm-forecast.scenarios=pulse,keras')
assert exported.startsWith('0')
assert exported.contains('[INFO] pulse: exported to target' + File.separator + 'lstm-forecast')
assert exported.contains('[INFO]   input x, float32 [1, time, 1]: pulse')
assert exported.contains('[INFO]   input h0, float32 [1, 1, 20]: zeros at first, then the output h0_out')
assert exported.contains('[INFO]   output y, float32 [1, time, 1]: pulse, one step later')
byte[] first = pulse.bytes
assert new String(first, 'UTF-8').contains('"scenario":"pulse"')
assert new File(results, 'keras/keras.onnx').length() > 1000
assert run(export, '-Dlstm-forecast.format=onnx', '-Dlstm-forecast.scenarios=pulse').startsWith('0')
assert pulse.bytes == first
assert run(export, '-Dlstm-forecast.format=safetensors', '-Dlstm-forecast.scenarios=pulse', '-Dlstm-forecast.export.directory=models').startsWith('0')
assert new File(basedir, 'models/pulse.safetensors').exists()

// What failed, if somebody insists.
File bad = new File(results, 'bad/bad.onnx')
assert run(export, '-Dlstm-forecast.format=onnx', '-Dlstm-forecast.scenarios=bad', '-Dlstm-forecast.export.force').startsWith('0')
assert bad.exists()

// Transforms that look at other steps: by name, or in the metadata.
String season = run(export, '-Dlstm-forecast.format=onnx', '-Dlstm-forecast.scenarios=season')
assert season.startsWith('1')
assert season.contains("Nothing was exported: season: it has the transforms difference, which an ONNX graph can't compute")
assert season.contains('they can be written into the metadata of the file with -Dlstm-forecast.export.transforms=metadata')
String inMetadata = run(export, '-Dlstm-forecast.format=onnx', '-Dlstm-forecast.scenarios=season', '-Dlstm-forecast.export.transforms=metadata')
assert inMetadata.startsWith('0')
assert inMetadata.contains('not in the graph, but in its metadata: the transforms difference')
assert inMetadata.contains('[INFO]   input x, float64 [1, 2, 1]: pulse')
assert new String(new File(results, 'season/season.onnx').bytes, 'UTF-8').contains('"transforms":[{"difference":{"lag":[10.0]}}]')

// Changed since it was judged.
File scenario = new File(basedir, 'src/forecast/pulse/scenario.yaml')
scenario.text = 'signal: { pulse: {} }\nmodel: { train: { seed: 2 } }\n'
String changed = run(export, '-Dlstm-forecast.format=onnx', '-Dlstm-forecast.scenarios=pulse')
assert changed.startsWith('1')
assert changed.contains('Nothing was exported: pulse: the scenario has changed since it was judged, so run it again: model.train.seed 1 → 2')
assert pulse.bytes == first

// Nobody deploys what an earlier run has left.
assert run(export.replace(':export', ':verify'), '-Dlstm-forecast.scenarios=pulse').startsWith('0')
assert !pulse.exists()

// In one build.
assert run('verify', '-Dlstm-forecast.scenarios=pulse').startsWith('0')
assert pulse.bytes.length == first.length && pulse.bytes != first
return true
