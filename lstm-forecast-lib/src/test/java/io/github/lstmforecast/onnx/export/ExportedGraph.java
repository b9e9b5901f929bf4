package io.github.lstmforecast.onnx.export;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An exported graph in ONNX Runtime, run as its users do: by the names of its inputs and outputs only. */
final class ExportedGraph implements AutoCloseable {
    // As the engine has it: ONNX Runtime warns of another level or name in the same JVM.
    private final OrtEnvironment environment =
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "lstm-forecast");
    private final OrtSession session;
    private final boolean isDouble;
    private final Map<String, float[]> states = new HashMap<>();

    ExportedGraph(byte[] file) throws OrtException {
        session = environment.createSession(file, new OrtSession.SessionOptions());
        isDouble = info(session.getInputInfo().get("x")).type == OnnxJavaType.DOUBLE;
        for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
            if (!input.getKey().equals("x")) {
                states.put(
                        input.getKey(), new float[(int) info(input.getValue()).getShape()[2]]); // zeros
            }
        }
    }

    private static TensorInfo info(NodeInfo node) {
        return (TensorInfo) node.getInfo();
    }

    boolean isDouble() {
        return isDouble;
    }

    /** The length of the windows; -1 if it runs step by step. */
    int window() throws OrtException {
        return (int) info(session.getInputInfo().get("x")).getShape()[1];
    }

    /** @return {@code [step][target]}; the states go on */
    double[][] run(List<double[]> rows) throws OrtException {
        int inputs = rows.get(0).length;
        double[] x = rows.stream().flatMapToDouble(Arrays::stream).toArray();
        long[] shape = {1, rows.size(), inputs};
        Map<String, OnnxTensor> fed = new HashMap<>();
        try {
            fed.put(
                    "x",
                    isDouble
                            ? OnnxTensor.createTensor(environment, DoubleBuffer.wrap(x), shape)
                            : OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats(x)), shape));
            for (Map.Entry<String, float[]> state : states.entrySet()) {
                long[] shapeOfState = {1, 1, state.getValue().length};
                fed.put(
                        state.getKey(),
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(state.getValue()), shapeOfState));
            }
            try (OrtSession.Result result = session.run(fed)) {
                for (String state : states.keySet()) {
                    float[][][] next = (float[][][])
                            result.get(state + "_out").orElseThrow().getValue();
                    states.put(state, next[0][0]);
                }
                Object y = result.get("y").orElseThrow().getValue();
                return isDouble ? ((double[][][]) y)[0] : doubles(((float[][][]) y)[0]);
            }
        } finally {
            fed.values().forEach(OnnxTensor::close);
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[][] doubles(float[][] values) {
        double[][] doubles = new double[values.length][values[0].length];
        for (int i = 0; i < doubles.length; i++) {
            for (int k = 0; k < doubles[i].length; k++) {
                doubles[i][k] = values[i][k];
            }
        }
        return doubles;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
