"""HDF5 files with what Keras does not write, each with the same model of one layer. Run in this folder."""
import json

import h5py
import numpy as np

CONFIG = {"class_name": "Sequential", "config": {"name": "s", "layers": [
    {"class_name": "InputLayer", "config": {"name": "i", "batch_shape": [None, None, 1]}},
    {"class_name": "Dense", "config": {"name": "dense", "units": 2, "activation": "linear", "use_bias": False}}]}}
KERNEL = np.array([[1.5, -2.0]], "f4")


def model(name, put, **options):
    with h5py.File(name + ".h5", "w", **options) as f:
        f.attrs["keras_version"] = "3.15.1"
        f.attrs["model_config"] = json.dumps(CONFIG)
        group = f.create_group("model_weights/dense")
        group.attrs["weight_names"] = ["kernel"]
        put(group)


def virtual(group):
    layout = h5py.VirtualLayout((1, 2), "f4")
    layout[0] = h5py.VirtualSource("/etc/hostname", "x", (2,))
    group.create_virtual_dataset("kernel", layout)


def soft(group):
    group["kernel"] = h5py.SoftLink("/other")


def external_link(group):
    group["kernel"] = h5py.ExternalLink("/etc/hostname", "/kernel")


def compact(group):
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_layout(h5py.h5d.COMPACT)
    d = h5py.h5d.create(group.id, b"kernel", h5py.h5t.IEEE_F32LE, h5py.h5s.create_simple((1, 2)), plist)
    d.write(h5py.h5s.ALL, h5py.h5s.ALL, KERNEL)


def fixed_text(group):
    group.create_dataset("kernel", data=KERNEL)
    group.attrs["weight_names"] = np.array([b"kernel"])


def several_attributes(group):
    group.create_dataset("kernel", data=KERNEL)
    del group.attrs["weight_names"]
    group.attrs["weight_names0"] = ["kernel"]


model("sound", lambda g: g.create_dataset("kernel", data=KERNEL))
model("big_endian", lambda g: g.create_dataset("kernel", data=KERNEL.astype(">f4")))
model("latest", lambda g: g.create_dataset("kernel", data=KERNEL), libver="latest")
model("compact", compact)
model("fixed_text", fixed_text)
model("several_attributes", several_attributes)
model("chunks", lambda g: g.create_dataset("kernel", data=KERNEL, chunks=(1, 2)))
model("compressed", lambda g: g.create_dataset("kernel", data=KERNEL, compression="gzip"))
model("external_numbers", lambda g: g.create_dataset("kernel", (1, 2), "f4", external=[("/etc/hostname", 0, 8)]))
model("virtual", virtual)
model("soft_link", soft)
model("external_link", external_link)
model("integers", lambda g: g.create_dataset("kernel", data=KERNEL.astype("i4")))
model("texts", lambda g: g.create_dataset("kernel", data=np.array([[b"a", b"b"]])))
model("group", lambda g: g.create_group("kernel"))
model("never_written", lambda g: g.create_dataset("kernel", (1, 2), "f4"))
model("huge", lambda g: g.create_dataset("kernel", (1 << 20, 1 << 20), "f4"))
with h5py.File("other.h5", "w") as f:
    f.create_dataset("series", data=np.arange(4, dtype="f4"))
