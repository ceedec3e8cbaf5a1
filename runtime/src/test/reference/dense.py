"""Dense."""

import torch
import torch.nn.functional as F

from activations import ACTIVATIONS
from case_format import Numbers, case


def cases():
    matrix = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    return [
        _dense(
            "by hand: a row times the kernel, plus the bias",
            (1, 2),
            2,
            values=(
                torch.tensor([[1.0, 10.0]]),
                {"kernel": matrix, "bias": torch.tensor([0.5, -0.5])},
            ),
            by_hand=torch.tensor([[31.5, 41.5]]),
        ),
        _dense(
            "by hand: RELU after the bias",
            (1, 2),
            2,
            activation="RELU",
            values=(
                torch.tensor([[1.0, -1.0]]),
                {"kernel": matrix, "bias": torch.tensor([3.0, 1.0])},
            ),
            by_hand=torch.tensor([[1.0, 0.0]]),
        ),
        _dense("[N, C]", (3, 4), 5),
        _dense("[N, C], no bias", (2, 3), 4, bias=False),
        _dense("[N, C], one unit", (4, 3), 1),
        _dense("[N, C], RELU", (3, 4), 3, activation="RELU"),
        _dense("[N, C], SIGMOID", (2, 4), 3, activation="SIGMOID"),
        _dense("[N, C], TANH, no bias", (3, 2), 3, bias=False, activation="TANH"),
        _dense("[N, C], SOFTMAX", (3, 4), 5, activation="SOFTMAX"),
        _dense("[N, T, C]", (2, 3, 4), 3),
        _dense("[N, T, C], no bias, SILU", (2, 3, 2), 4, bias=False, activation="SILU"),
        _dense("[N, H, W, C]", (2, 2, 3, 2), 3),
    ]


def _dense(name, dims, units, bias=True, activation=None, values=None, **more):
    options = {"units": units, "bias": bias}
    if activation:
        options["activation"] = activation
    numbers = Numbers(name)
    if values:
        x, parameters = values
    else:
        x = numbers.uniform(*dims)
        parameters = {"kernel": numbers.uniform(dims[-1], units, low=-1.0, high=1.0)}
        if bias:
            parameters["bias"] = numbers.uniform(units, low=-1.0, high=1.0)

    def forward(inputs, weights, _):
        before = F.linear(inputs[0], weights["kernel"].T, weights.get("bias"))
        if activation == "RELU":
            assert before.abs().min() > 1e-4, f"{name}: a value at the kink of ReLU"
        return ACTIVATIONS[activation](before) if activation else before

    return case(name, "Dense", options, [x], forward, parameters, **more)
