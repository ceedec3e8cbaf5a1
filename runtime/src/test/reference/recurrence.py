"""Lstm, Gru and SimpleRnn, by torch.nn.LSTM, torch.nn.GRU and torch.nn.RNN."""

import torch
from torch.nn.utils.rnn import pack_padded_sequence

from case_format import Numbers, case

TORCH = {"Lstm": torch.nn.LSTM, "Gru": torch.nn.GRU, "SimpleRnn": torch.nn.RNN}

# Tenon's parts of a kernel's columns, in the order in which PyTorch has its rows
ORDER = {"Lstm": [0, 1, 2, 3], "Gru": [1, 0, 2], "SimpleRnn": [0]}


def cases():
    return [*_by_hand(), *_random(), *_masked()]


def _torch_weights(layer, units, weights, backward):
    """A direction's weights as PyTorch names and lays them out."""

    def named(name):
        return weights.get("backward" + name[0].upper() + name[1:] if backward else name)

    def parts(tensor):
        split = tensor.split(units, dim=-1)
        return torch.cat([split[i] for i in ORDER[layer]], dim=-1)

    end = "_l0_reverse" if backward else "_l0"
    result = {
        "weight_ih" + end: parts(named("kernel")).T,
        "weight_hh" + end: parts(named("recurrentKernel")).T,
    }
    if "bias" in weights:
        bias = parts(named("bias"))
        of_state = torch.zeros_like(bias)
        if layer == "Gru":
            of_state = torch.cat([of_state[: 2 * units], named("recurrentBias")])
        result |= {"bias_ih" + end: bias, "bias_hh" + end: of_state}
    return result


def _run(layer, units, bidirectional, x, weights, lengths=None):
    """The outputs of all steps and those of the last one; of packed sequences given lengths."""
    network = TORCH[layer](x.shape[2], units, bias="bias" in weights, batch_first=True,
                           bidirectional=bidirectional, dtype=torch.float64)
    values = _torch_weights(layer, units, weights, False)
    if bidirectional:
        values |= _torch_weights(layer, units, weights, True)
    if lengths:
        packed = pack_padded_sequence(x, torch.tensor(lengths), batch_first=True,
                                      enforce_sorted=False)
        outputs, last = torch.func.functional_call(network, values, (packed,))
    else:
        outputs, last = torch.func.functional_call(network, values, (x,))
    state = last[0] if layer == "Lstm" else last
    return outputs, torch.cat(list(state), dim=-1)


def _case(layer, name, dims, units, sequences=False, bidirectional=False, bias=True, values=None,
          lengths=None, **more):
    options = {"units": units, "returnSequences": sequences, "bidirectional": bidirectional,
               "bias": bias}
    parts = len(ORDER[layer])
    if values:
        x, parameters = values
    else:
        numbers = Numbers(name)
        x = numbers.uniform(*dims)
        parameters = {}
        for backward in (False, True) if bidirectional else (False,):
            sizes = {"kernel": (dims[2], parts * units), "recurrentKernel": (units, parts * units)}
            if bias:
                sizes["bias"] = (parts * units,)
                if layer == "Gru":
                    sizes["recurrentBias"] = (units,)
            for key, each in sizes.items():
                key = "backward" + key[0].upper() + key[1:] if backward else key
                parameters[key] = numbers.uniform(*each, low=-1.0, high=1.0)

    def forward(inputs, weights, _):
        outputs, last = _run(layer, units, bidirectional, inputs[0], weights, lengths)
        return outputs if sequences else last

    if lengths:
        more["masks"] = [torch.arange(x.shape[1]) < torch.tensor(lengths)[:, None]]
    return case(name, layer, options, [x], forward, parameters, **more)


def _by_hand():
    ones = torch.ones(1, 2, 1)
    large, none = 100.0, 0.0

    def gates(*numbers):
        return torch.tensor(numbers).reshape(1, -1)

    return [
        _case("SimpleRnn", "by hand: tanh of 0.5, then of 0.5 + 2 tanh(0.5)", None, 1, bias=False,
              values=(0.5 * ones, {"kernel": gates(1.0), "recurrentKernel": gates(2.0)}),
              by_hand=torch.tensor([[0.8905]])),
        # lets everything in, keeps everything, candidate tanh(x), shows everything
        _case("Lstm", "by hand: two steps of tanh(1) add up in the cell", None, 1, bias=False,
              values=(ones, {"kernel": gates(large, large, 1.0, large),
                             "recurrentKernel": gates(none, none, none, none)}),
              by_hand=torch.tensor([[0.9093]])),
        # keeps half, sees all, candidate tanh(x) = 0.7616: half of it, then three quarters
        _case("Gru", "by hand: half of the state is kept", None, 1, sequences=True, bias=False,
              values=(ones, {"kernel": gates(none, large, 1.0),
                             "recurrentKernel": gates(none, none, none)}),
              by_hand=torch.tensor([[[0.3808], [0.5712]]])),
    ]


def _random():
    result = []
    for layer in TORCH:
        result += [
            _case(layer, f"{layer}, the last of five steps", (2, 5, 3), 4),
            _case(layer, f"{layer}, every step", (2, 4, 3), 2, sequences=True),
            _case(layer, f"{layer}, no bias", (2, 4, 3), 3, sequences=True, bias=False),
            _case(layer, f"{layer}, both ways, every step", (2, 4, 3), 2, True, True),
            _case(layer, f"{layer}, both ways, the last step", (3, 5, 2), 3, False, True),
            _case(layer, f"{layer}, both ways, no bias", (1, 3, 2), 2, True, True, False),
            _case(layer, f"{layer}, one step of one unit", (2, 1, 1), 1),
        ]
    return result


def _masked():
    """The state after the steps that are not masked, as PyTorch has it of packed sequences."""
    result = []
    for layer in TORCH:
        result += [
            _case(layer, f"{layer}, masked", (3, 5, 3), 2, lengths=[5, 2, 4]),
            _case(layer, f"{layer}, masked, both ways", (3, 4, 2), 2, bidirectional=True,
                  lengths=[1, 4, 2]),
        ]
    return result
