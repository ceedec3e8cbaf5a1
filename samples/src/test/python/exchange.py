"""Reads what Tenon wrote and writes what Tenon reads: python exchange.py FOLDER.

FOLDER holds mnist-model (a SavedModel), mnist.npz and mnist.safetensors (its weights) and images.bin (uint8 [N, 28, 28, 1]).
Written: answers.npz (of the SavedModel, by TensorFlow for Python), packed.npz, columns.npz and python.safetensors (the same
weights as Python's libraries write them), and doubler (a SavedModel by tf.Module).
"""
import os
import sys

import numpy as np
import safetensors.numpy
import tensorflow as tf

folder = sys.argv[1]


def at(name):
    return os.path.join(folder, name)


images = np.fromfile(at("images.bin"), np.uint8).reshape(-1, 28, 28, 1)
model = tf.saved_model.load(at("mnist-model"))
answer = model.signatures["serving_default"](input=tf.constant(images))
logits = model.signatures["predict"](input=tf.constant(images))
np.savez(
    at("answers.npz"),
    probabilities=answer["probabilities"].numpy(),
    classes=answer["class"].numpy().astype(np.int32),
    logits=logits["logits"].numpy(),
)

weights = dict(np.load(at("mnist.npz")))
same = safetensors.numpy.load_file(at("mnist.safetensors"))
assert sorted(weights) == sorted(same), (sorted(weights), sorted(same))
for name, value in weights.items():
    assert value.dtype == np.float32 and np.array_equal(value, same[name]), name
np.savez_compressed(at("packed.npz"), **weights)
np.savez(at("columns.npz"), **{name: np.asfortranarray(value).astype(">f4") for name, value in weights.items()})
safetensors.numpy.save_file(weights, at("python.safetensors"), metadata={"format": "np"})


class Doubler(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec([None, 3], tf.float32, name="x")])
    def twice(self, x):
        return {"y": 2 * x}


doubler = Doubler()
tf.saved_model.save(doubler, at("doubler"), signatures=doubler.twice)
print("exchanged", tf.__version__)
