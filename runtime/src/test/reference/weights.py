"""Writes the files of weights that NumPy and safetensors make: python weights.py ../resources/weights"""
import os
import sys

import numpy as np
import safetensors.numpy

folder = sys.argv[1]
plain = {
    "dense/kernel": np.arange(6, dtype=np.float32).reshape(2, 3) - 2.5,
    "steps": np.array(2**40 + 1, np.int64),
    "half": np.array([1, 0.5, -65504, 6e-8], np.float16),
    "mask": np.array([[True], [False]]),
    "bytes": np.array([0, 127, 255], np.uint8),
    "none": np.zeros((0, 3), np.float64),
}
np.savez(os.path.join(folder, "plain.npz"), **plain)
np.savez_compressed(os.path.join(folder, "packed.npz"), **plain)
np.savez(
    os.path.join(folder, "columns.npz"),
    big=np.asfortranarray(np.arange(24, dtype=">f8").reshape(2, 3, 4)),
    wide=np.array([1, 2], np.int16),
    text=np.array(["a"]),
)
safetensors.numpy.save_file(plain, os.path.join(folder, "plain.safetensors"), metadata={"by": "python"})
