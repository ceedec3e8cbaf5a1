"""Dropout where nothing is random: in inference, and at rate 0."""

import torch
import torch.nn.functional as F

from case_format import Numbers, case


def cases():
    return [
        _dropout("Dropout 0.5 in inference", 0.5, False, (3, 4)),
        _dropout("Dropout 0.25 in inference on images", 0.25, False, (2, 3, 2, 2)),
        _dropout("Dropout 0 in training", 0.0, True, (3, 4)),
        case("by hand: inference leaves 2 at 2", "Dropout", {"rate": 0.5},
             [torch.tensor([[2.0]])], lambda inputs, _, __: F.dropout(inputs[0], 0.5, False),
             by_hand=torch.tensor([[2.0]])),
    ]


def _dropout(name, rate, training, dims):
    x = Numbers(name).uniform(*dims)
    return case(name, "Dropout", {"rate": rate}, [x],
                lambda inputs, _, __: F.dropout(inputs[0], rate, training), training=training)
