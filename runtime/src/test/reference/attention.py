"""Attention by torch.nn.MultiheadAttention and scaled_dot_product_attention; positions."""

import math

import torch
import torch.nn.functional as F

from case_format import Numbers, case


def cases():
    return [*_by_hand(), *_self(), *_cross(), *_masked(), *_positions()]


def _projected(x, weights, name):
    return F.linear(x, weights[name + "Kernel"].T, weights.get(name + "Bias"))


def _mask(seen, causal, queries, memory):
    """True where a query sees a step of the memory: [N, 1, T, S]."""
    mask = torch.ones(memory.shape[0], 1, queries.shape[1], memory.shape[1], dtype=torch.bool)
    if seen is not None:
        mask &= seen[:, None, None, :]
    return mask.tril() if causal else mask


def _attend(query, memory, weights, heads, causal, seen):
    """Of any widths."""
    parts = [
        _projected(x, weights, name).unflatten(-1, (heads, -1)).transpose(1, 2)
        for x, name in ((query, "query"), (memory, "key"), (memory, "value"))
    ]
    mask = _mask(seen, causal, query, memory)
    joined = F.scaled_dot_product_attention(*parts, attn_mask=mask)
    return _projected(joined.transpose(1, 2).flatten(2), weights, "output")


def _torch_layer(query, memory, weights, heads, causal, seen):
    """Where the heads together are as wide as query and output, by the layer of PyTorch."""
    width = query.shape[2]
    bias = "queryBias" in weights
    layer = torch.nn.MultiheadAttention(
        width, heads, bias=bias, kdim=memory.shape[2], vdim=memory.shape[2], batch_first=True,
        dtype=torch.float64,
    )
    parts = [weights[name + "Kernel"].T for name in ("query", "key", "value")]
    values = {"out_proj.weight": weights["outputKernel"].T}
    if memory.shape[2] == width:
        values["in_proj_weight"] = torch.cat(parts)
    else:
        values |= dict(zip(("q_proj_weight", "k_proj_weight", "v_proj_weight"), parts))
    if bias:
        biases = [weights[name + "Bias"] for name in ("query", "key", "value")]
        values |= {"in_proj_bias": torch.cat(biases), "out_proj.bias": weights["outputBias"]}
    steps = query.shape[1]
    later = torch.ones(steps, steps, dtype=torch.bool).triu(1) if causal else None
    return torch.func.functional_call(
        layer, values, (query, memory, memory),
        {"key_padding_mask": None if seen is None else ~seen, "attn_mask": later,
         "need_weights": False},
    )[0]


def _attention(name, heads, *inputs, units=None, key_width=None, causal=False, bias=True,
               seen=None, weights=None, **more):
    query, memory = inputs[0], inputs[-1]
    width = query.shape[2]
    options = {"heads": heads, "causal": causal, "bias": bias}
    if units:
        options["units"] = units
    if key_width:
        options["keyWidth"] = key_width
    units = units or width
    inner = heads * (key_width or units // heads)
    numbers = Numbers(name + " weights")
    parameters = weights or {}
    if not parameters:
        sizes = {"query": (width, inner), "key": (memory.shape[2], inner),
                 "value": (memory.shape[2], inner), "output": (inner, units)}
        for key, each in sizes.items():
            parameters[key + "Kernel"] = numbers.uniform(*each, low=-1.0, high=1.0)
            if bias:
                parameters[key + "Bias"] = numbers.uniform(each[1], low=-1.0, high=1.0)
    function = _torch_layer if inner == units == width else _attend

    def forward(tensors, values, _):
        result = function(tensors[0], tensors[-1], values, heads, causal, seen)
        if function is _torch_layer:  # which is one of two ways in PyTorch
            other = _attend(tensors[0], tensors[-1], values, heads, causal, seen)
            assert torch.allclose(result, other, rtol=1e-10, atol=1e-10), name
        return result

    masks = None if seen is None else [None] * (len(inputs) - 1) + [seen]
    return case(name, "Attention", options, list(inputs), forward, parameters, masks=masks, **more)


def _by_hand():
    one, large = torch.ones(1, 1), 100.0
    same = {name + "Kernel": one for name in ("query", "key", "value", "output")}
    pair = torch.tensor([[[0.0], [1.0]]])
    return [
        _attention("by hand: a query of 0 takes the mean", 1, torch.zeros(1, 1, 1), pair,
                   bias=False, weights=same, by_hand=torch.tensor([[[0.5]]])),
        _attention("by hand: a large query takes the step that fits", 1,
                   torch.full((1, 1, 1), large), pair, bias=False, weights=same,
                   by_hand=torch.tensor([[[1.0]]])),
        # the second step sees 0 and log 2 with weights 1 and exp(log(2)^2)
        _attention("by hand: the first step sees itself alone", 1,
                   torch.tensor([[[0.0], [math.log(2)]]]), bias=False, causal=True, weights=same,
                   by_hand=torch.tensor([[[0.0], [0.4283]]])),
        _attention("by hand: the mean of the steps that are not masked", 1,
                   torch.zeros(1, 1, 1), torch.tensor([[[2.0], [8.0], [4.0]]]), bias=False,
                   weights=same, seen=torch.tensor([[True, False, True]]),
                   by_hand=torch.tensor([[[3.0]]])),
    ]


def _x(name, *dims):
    return Numbers(name).uniform(*dims)


def _self():
    def one(name, heads, dims, **more):
        return _attention(name, heads, _x(name, *dims), **more)

    return [
        one("attention, one head", 1, (2, 3, 4)),
        one("attention, two heads", 2, (2, 4, 6)),
        one("attention, as many heads as channels", 3, (2, 3, 3)),
        one("attention, no bias", 2, (1, 4, 4), bias=False),
        one("attention, causal", 2, (2, 4, 4), causal=True),
        one("attention, causal, no bias", 1, (2, 5, 3), causal=True, bias=False),
        one("attention, one step", 2, (3, 1, 4), causal=True),
        one("attention, other units", 2, (2, 3, 5), units=4),
        one("attention, other width", 2, (2, 3, 5), key_width=3),
        one("attention, other units and width", 3, (2, 3, 4), units=2, key_width=2, causal=True),
    ]


def _cross():
    def two(name, heads, query, memory, **more):
        return _attention(name, heads, _x(name, *query), _x(name + " memory", *memory), **more)

    return [
        two("cross attention", 2, (2, 3, 4), (2, 5, 4)),
        two("cross attention, a wider memory", 2, (2, 3, 4), (2, 2, 6)),
        two("cross attention, no bias, a narrower memory", 1, (2, 3, 4), (2, 4, 2), bias=False),
        two("cross attention, other units", 3, (1, 2, 4), (1, 4, 5), units=6),
        two("cross attention, one query", 2, (3, 1, 2), (3, 4, 3), key_width=2),
    ]


def _masked():
    def seen(*lengths):
        return torch.arange(max(lengths)) < torch.tensor(lengths)[:, None]

    def memory(name, heads, query, dims, lengths, **more):
        return _attention(name, heads, _x(name, *query), _x(name + " memory", *dims),
                          seen=seen(*lengths), **more)

    def one(name, heads, dims, lengths, **more):
        return _attention(name, heads, _x(name, *dims), seen=seen(*lengths), **more)

    return [
        one("attention, masked", 2, (3, 4, 4), (4, 1, 3)),
        one("attention, masked and causal", 2, (3, 4, 4), (2, 4, 3), causal=True),
        one("attention, masked, other width", 2, (2, 3, 3), (3, 2), key_width=2),
        memory("cross attention, masked", 2, (2, 3, 4), (2, 4, 4), (1, 4)),
        memory("cross attention, masked, a wider memory", 1, (2, 2, 3), (2, 3, 5), (3, 2)),
    ]


def _positions():
    def learned(name, most, *dims):
        def forward(tensors, weights, _):
            return tensors[0] + weights["table"][: dims[1]]

        table = Numbers(name + " table").uniform(most, dims[2])
        return case(name, "Positions", {"size": most}, [_x(name, *dims)], forward,
                    {"table": table})

    def sines(name, *dims, x=None, **more):
        def forward(tensors, _, __):
            step = torch.arange(dims[1]).double()[:, None]
            even = torch.arange(0, dims[2], 2).double()
            angle = step / 10_000 ** (even / dims[2])
            waves = torch.stack([angle.sin(), angle.cos()], dim=-1).flatten(1)
            return tensors[0] + waves[:, : dims[2]]

        given = _x(name, *dims) if x is None else x
        return case(name, "SinePositions", {}, [given], forward, **more)

    sine, cosine = math.sin(1), math.cos(1)
    return [
        learned("as many positions as steps", 3, 2, 3, 4),
        learned("more positions than steps", 7, 2, 3, 2),
        sines("by hand: two steps of two channels", 1, 2, 2, x=torch.zeros(1, 2, 2),
              by_hand=torch.tensor([[[0.0, 1.0], [sine, cosine]]])),
        sines("sines on [2, 5, 6]", 2, 5, 6),
        sines("sines of an odd number of channels", 2, 4, 3),
    ]
