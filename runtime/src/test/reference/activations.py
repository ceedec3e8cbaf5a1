"""Activations as layers, and by name for the layers that take one as an option."""

import math

import torch
import torch.nn.functional as F

from case_format import Numbers, case


def softplus(x):
    # torch's own softplus is the identity above a threshold; this one is exact everywhere.
    return torch.logaddexp(x, torch.zeros_like(x))


def softmax(x):
    return F.softmax(x, dim=-1)


ACTIVATIONS = {
    "RELU": F.relu,
    "SILU": F.silu,
    "SIGMOID": torch.sigmoid,
    "TANH": torch.tanh,
    "SOFTMAX": softmax,
}


def cases():
    return [*_by_hand(), *_random(), *_extreme()]


def _activation(name, layer, options, x, function, **more):
    return case(name, layer, options, [x], lambda inputs, _, __: function(inputs[0]), **more)


def _layers():
    """(layer, options, function, kinks)"""
    return [
        ("Relu", {}, F.relu, (0.0,)),
        ("Relu6", {}, F.relu6, (0.0, 6.0)),
        ("LeakyRelu", {"slope": 0.2}, lambda x: F.leaky_relu(x, 0.2), (0.0,)),
        ("LeakyRelu", {"slope": 0.01}, lambda x: F.leaky_relu(x, 0.01), (0.0,)),
        ("Elu", {"alpha": 1.0}, lambda x: F.elu(x, 1.0), (0.0,)),
        ("Elu", {"alpha": 0.5}, lambda x: F.elu(x, 0.5), (0.0,)),
        ("Selu", {}, F.selu, (0.0,)),
        ("Gelu", {"approximate": False}, F.gelu, ()),
        ("Gelu", {"approximate": True}, lambda x: F.gelu(x, approximate="tanh"), ()),
        ("Silu", {}, F.silu, ()),
        ("Sigmoid", {}, torch.sigmoid, ()),
        ("Tanh", {}, torch.tanh, ()),
        ("Softplus", {}, softplus, ()),
        ("Softmax", {}, softmax, ()),
    ]


def _random():
    result = []
    for layer, options, function, kinks in _layers():
        text = "".join(f" {key} {value}" for key, value in options.items())
        high = 8.0 if layer == "Relu6" else 3.0
        for dims in ((3, 5), (2, 2, 3, 2)):
            name = f"{layer}{text} on {list(dims)}"
            x = Numbers(name).away_from(*dims, kinks=kinks, high=high)
            result.append(_activation(name, layer, options, x, function))
    name = "Softmax on [2, 3, 4]"
    return [*result, _activation(name, "Softmax", {}, Numbers(name).uniform(2, 3, 4), softmax)]


def _by_hand():
    def hand(fact, layer, options, x, function, expected):
        x, expected = torch.tensor([x]), torch.tensor([expected])
        return _activation(f"by hand: {fact}", layer, options, x, function, by_hand=expected)

    e, log = math.e, math.log
    return [
        hand("ReLU", "Relu", {}, [-2.0, 3.0], F.relu, [0.0, 3.0]),
        hand("ReLU6 ends at 6", "Relu6", {}, [-1.0, 2.0, 7.0], F.relu6, [0.0, 2.0, 6.0]),
        hand("leaky ReLU", "LeakyRelu", {"slope": 0.2}, [-5.0, 5.0],
             lambda x: F.leaky_relu(x, 0.2), [-1.0, 5.0]),
        hand("ELU is 2 / e - 2 at -1 with alpha 2", "Elu", {"alpha": 2.0}, [-1.0, 4.0],
             lambda x: F.elu(x, 2.0), [2 / e - 2, 4.0]),
        hand("SELU scales what is positive by 1.0507", "Selu", {}, [2.0, -50.0], F.selu,
             [2.1014, -1.75810]),
        hand("GELU at 1 is the normal distribution function, 0.84134", "Gelu",
             {"approximate": False}, [1.0, 0.0, -1.0], F.gelu, [0.841345, 0.0, -0.158655]),
        hand("GELU by tanh differs in the fourth decimal", "Gelu", {"approximate": True},
             [1.0, 0.0, -1.0], lambda x: F.gelu(x, approximate="tanh"), [0.841192, 0.0, -0.158808]),
        hand("SiLU is half of x plus x tanh(x / 2)", "Silu", {}, [0.0, log(3.0)], F.silu,
             [0.0, 0.75 * log(3.0)]),
        hand("sigmoid of the logarithm of 3 is 3 / 4", "Sigmoid", {}, [0.0, log(3.0)],
             torch.sigmoid, [0.5, 0.75]),
        hand("tanh of the logarithm of 2 is 3 / 5", "Tanh", {}, [0.0, log(2.0)], torch.tanh,
             [0.0, 0.6]),
        hand("softplus at 0 is the logarithm of 2", "Softplus", {}, [0.0, log(3.0)], softplus,
             [log(2.0), log(4.0)]),
        hand("softmax of logarithms gives back the proportions", "Softmax", {},
             [log(1.0), log(2.0), log(5.0)], softmax, [0.125, 0.25, 0.625]),
    ]


def _extreme():
    """Arguments at which a careless formula overflows or cancels."""
    far = torch.tensor([[-800.0, -40.0, -5.0, 5.0, 40.0, 800.0]])
    tails = torch.tensor([[-30.0, -8.0, -5.0, 5.0, 8.0, 30.0]])
    return [
        _activation("Softplus far out", "Softplus", {}, far, softplus),
        _activation("Sigmoid far out", "Sigmoid", {}, far, torch.sigmoid),
        _activation("Tanh far out", "Tanh", {}, far, torch.tanh),
        _activation("Silu far out", "Silu", {}, far, F.silu),
        _activation("Elu far out", "Elu", {"alpha": 1.0}, far, F.elu),
        _activation("Selu far out", "Selu", {}, far, F.selu),
        _activation("Gelu in the tails", "Gelu", {"approximate": False}, tails, F.gelu),
        _activation(
            "Gelu by tanh in the tails",
            "Gelu",
            {"approximate": True},
            tails,
            lambda x: F.gelu(x, approximate="tanh"),
        ),
        _activation(
            "Softmax of large numbers",
            "Softmax",
            {},
            torch.tensor([[1000.0, 1001.0, 1002.5], [-1000.0, 0.0, 1000.0]]),
            softmax,
        ),
    ]
