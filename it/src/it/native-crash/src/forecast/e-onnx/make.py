"""A model whose step never ends. Run with ONNX 1.23.2: python make.py"""
import onnx
from onnx import TensorProto, helper

shape = [1, 1, 1]
body = helper.make_graph(
    [helper.make_node("Identity", ["more"], ["more_out"]), helper.make_node("Identity", ["value"], ["value_out"])],
    "body",
    [helper.make_tensor_value_info("count", TensorProto.INT64, []),
     helper.make_tensor_value_info("more", TensorProto.BOOL, []),
     helper.make_tensor_value_info("value", TensorProto.FLOAT, shape)],
    [helper.make_tensor_value_info("more_out", TensorProto.BOOL, []),
     helper.make_tensor_value_info("value_out", TensorProto.FLOAT, shape)])
graph = helper.make_graph(
    [helper.make_node("Loop", ["", "forever", "x"], ["y"], body=body)],
    "graph",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
    [helper.make_tensor("forever", TensorProto.BOOL, [], [True])])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
onnx.checker.check_model(model)
onnx.save(model, "model.onnx")
