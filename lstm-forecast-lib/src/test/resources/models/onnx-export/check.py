"""Checks the exported files beside this script with ONNX's own checker, shape inference and evaluator.

Run it where the packages onnx, onnxruntime and numpy are installed. It prints a line for each file.
"""

import pathlib

import numpy
import onnx
import onnx.reference
import onnxruntime

for file in sorted(pathlib.Path(__file__).parent.glob("*.onnx")):
    model = onnx.load(file)
    onnx.checker.check_model(model, full_check=True)
    onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    random = numpy.random.default_rng(1)
    fed = {}
    for tensor in session.get_inputs():
        shape = [7 if isinstance(length, str) else length for length in tensor.shape]
        numbers = random.normal(size=shape)
        fed[tensor.name] = numbers.astype(numpy.float64 if tensor.type == "tensor(double)" else numpy.float32)
    found = session.run(None, fed)
    shapes = {tensor.name: list(value.shape) for tensor, value in zip(session.get_outputs(), found)}
    activations = {text for node in model.graph.node for of in node.attribute for text in of.strings}
    if activations <= {b"Sigmoid", b"Tanh"}:
        expected = onnx.reference.ReferenceEvaluator(model).run(None, fed)
        difference = max(numpy.abs(one - other).max() for one, other in zip(found, expected))
        evaluated = f"differs from the reference evaluator by {difference:.1e}"
    else:
        evaluated = "not evaluated: the reference evaluator ignores the activations of cells"
    print(f"{file.name}: opset {model.opset_import[0].version}, valid, {shapes}, {evaluated}")
