"""Writes the reference values of Tenon's layer, loss and optimizer tests.

The values come from PyTorch (float64, CPU), which shares no code with Tenon or TensorFlow. Run it
from the root of the repository with Python 3.10 or newer:

    pip install torch numpy
    python runtime/src/test/reference/reference.py [OUTPUT_DIRECTORY]

The output directory is runtime/src/test/resources/reference by default, one JSON file per family.
Each case draws its numbers from its own name, so adding a case leaves the others as they are.

A case of a layer or a loss holds
    inputs              one tensor per input, image tensors as [N, H, W, C]
    parameters, states  by name, as Tenon lays them out: a convolution's kernel is
                        [height, width, channels / groups, filters], a dense one [inputs, units]
    output              the value of the layer
    upstream            weights w; the gradients are those of sum(w * output)
    inputGradients      one per input; null where there is none (integers, labels)
    parameterGradients  by name
    statesAfter         the states after the step
    masks               where there are some: one per input, true where there is data, or null
    kept                where only a part of the output counts: that part, by its first axes
and every tensor is {"dims", "dtype", "values"}, the values in row-major order. The cases whose
names begin with "by hand" can be checked without a computer.

Before anything is written, every gradient is compared with a central difference, and every case by
hand with the values that are stated for it in this program.
"""

import pathlib
import sys

import torch

import activations
import attention
import augmentation
import convolutions
import decay
import dense
import dropout
import losses
import merging
import normalisations
import optimizers
import pooling
import recurrence
import reshaping
import sequences
import tensors
from case_format import write

FAMILIES = {
    "activations": activations,
    "attention": attention,
    "augmentation": augmentation,
    "convolutions": convolutions,
    "decay": decay,
    "dense": dense,
    "dropout": dropout,
    "losses": losses,
    "merging": merging,
    "normalisations": normalisations,
    "optimizers": optimizers,
    "pooling": pooling,
    "recurrence": recurrence,
    "reshaping": reshaping,
    "sequences": sequences,
    "tensors": tensors,
}


def main():
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    default = pathlib.Path(__file__).resolve().parents[1] / "resources" / "reference"
    directory = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    directory.mkdir(parents=True, exist_ok=True)
    for family, module in FAMILIES.items():
        cases = module.cases()
        path = directory / f"{family}.json"
        write(path, cases)
        print(f"{family}: {len(cases)} cases, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
