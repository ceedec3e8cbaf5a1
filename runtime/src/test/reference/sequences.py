"""Conv1d, and pools over the steps of sequences [N, T, C]."""

import math

import torch
import torch.nn.functional as F

from activations import ACTIVATIONS
from case_format import Numbers, case
from images import same_padding


def cases():
    return [*_by_hand(), *_convolutions(), *_pools(), *_global_pools(), *_masked()]


def _padded(x, window, stride, padding, dilation=1, value=0.0):
    """A PyTorch sequence [N, C, T] with what SAME, VALID or [before, after] adds."""
    if padding == "SAME":
        padding = same_padding(x.shape[2], window, stride, dilation)
    return F.pad(x, (0, 0) if padding == "VALID" else tuple(padding), value=value)


def _padding_options(padding):
    return {"padding": padding} if isinstance(padding, str) else {"pad": padding}


def conv1d(x, kernel, bias, stride, padding, dilation, groups):
    padded = _padded(x.transpose(1, 2), kernel.shape[0], stride, padding, dilation)
    # [kernel, channels / groups, filters] -> [filters, channels / groups, kernel]
    weight = kernel.permute(2, 1, 0)
    return F.conv1d(padded, weight, bias, stride, 0, dilation, groups).transpose(1, 2)


def _conv(name, dims, filters, kernel, stride=1, padding="SAME", dilation=1, groups=1, bias=True,
          activation=None, values=None, **more):
    options = {"filters": filters, "kernel": kernel, "stride": stride, "dilation": dilation}
    options |= {"groups": groups, "bias": bias, **_padding_options(padding)}
    if activation:
        options["activation"] = activation
    numbers = Numbers(name)
    if values:
        x, parameters = values
    else:
        x = numbers.uniform(*dims)
        kernel_dims = (kernel, dims[2] // groups, filters)
        parameters = {"kernel": numbers.uniform(*kernel_dims, low=-1.0, high=1.0)}
        if bias:
            parameters["bias"] = numbers.uniform(filters, low=-1.0, high=1.0)

    def forward(inputs, weights, _):
        y = conv1d(inputs[0], weights["kernel"], weights.get("bias"), stride, padding, dilation,
                   groups)
        return ACTIVATIONS[activation](y) if activation else y

    return case(name, "Conv1d", options, [x], forward, parameters, **more)


def _max(x, size, stride, padding):
    padded = _padded(x.transpose(1, 2), size, stride, padding, value=-math.inf)
    return F.max_pool1d(padded, size, stride).transpose(1, 2)


def _mean(x, size, stride, padding):
    """Mean over the steps of a window that lie inside the sequence, as in TensorFlow."""

    def sums(some):
        return F.avg_pool1d(_padded(some.transpose(1, 2), size, stride, padding), size, stride)

    return (sums(x) / sums(torch.ones_like(x))).transpose(1, 2)


def _pool(layer, name, dims, size, stride=None, padding="VALID", values=None, **more):
    stride = stride or size
    options = {"size": size, "stride": stride, **_padding_options(padding)}
    x = Numbers(name).distinct(*dims) if values is None else values
    function = _max if layer == "MaxPool1d" else _mean
    return case(name, layer, options, [x],
                lambda inputs, _, __: function(inputs[0], size, stride, padding), **more)


def _by_hand():
    row = torch.tensor([1.0, 2.0, 3.0]).reshape(1, 3, 1)
    taps = {"kernel": torch.tensor([1.0, 10.0]).reshape(2, 1, 1)}
    return [
        _conv("by hand: an even kernel with SAME pads behind", None, 1, 2, bias=False,
              values=(row, taps), by_hand=torch.tensor([21.0, 32.0, 3.0]).reshape(1, 3, 1)),
        _conv("by hand: zeros before alone hide later steps", None, 1, 2, padding=[1, 0],
              bias=False, values=(row, taps),
              by_hand=torch.tensor([10.0, 21.0, 32.0]).reshape(1, 3, 1)),
        _conv("by hand: dilation 2 leaves out a step, and the bias is added", None, 1, 2,
              padding="VALID", dilation=2, values=(row, taps | {"bias": torch.tensor([0.5])}),
              by_hand=torch.tensor([31.5]).reshape(1, 1, 1)),
        _pool("MaxPool1d", "by hand: the last step fills no window", None, 2, values=row,
              by_hand=torch.tensor([2.0]).reshape(1, 1, 1)),
        _pool("AvgPool1d", "by hand: SAME means what lies inside", None, 2, padding="SAME",
              values=row, by_hand=torch.tensor([1.5, 3.0]).reshape(1, 2, 1)),
        _global("GlobalAvgPool1d", "by hand: the mean of the steps", row,
                by_hand=torch.tensor([[2.0]])),
        _global("GlobalMaxPool1d", "by hand: the largest of the steps", row,
                by_hand=torch.tensor([[3.0]])),
    ]


def _convolutions():
    return [
        _conv("3, SAME, two sequences", (2, 5, 2), 3, 3),
        _conv("3, VALID", (1, 5, 2), 3, 3, padding="VALID"),
        _conv("4 every 2, SAME, odd length", (2, 7, 2), 3, 4, 2),
        _conv("4 every 2, SAME, even length", (2, 6, 2), 3, 4, 2),
        _conv("2 every 3, VALID", (1, 7, 2), 2, 2, 3, padding="VALID"),
        _conv("3, zeros before alone", (2, 5, 2), 2, 3, padding=[2, 0]),
        _conv("3 every 2, zeros at both ends", (2, 6, 2), 2, 3, 2, padding=[1, 2]),
        _conv("2, dilation 3, SAME", (2, 7, 2), 2, 2, dilation=3),
        _conv("3, dilation 2, VALID, no bias", (1, 7, 2), 2, 3, padding="VALID", dilation=2,
              bias=False),
        _conv("3, 2 groups", (2, 5, 4), 6, 3, groups=2),
        _conv("2, depthwise", (1, 4, 3), 3, 2, groups=3),
        _conv("1, TANH", (2, 4, 3), 2, 1, activation="TANH"),
    ]


def _pools():
    shapes = [
        ("2, VALID, odd length", (2, 5, 2), 2),
        ("2, SAME, odd length", (2, 5, 2), 2, None, "SAME"),
        ("3 every 2, SAME, even length", (1, 6, 3), 3, 2, "SAME"),
        ("3 every 1, VALID", (2, 6, 2), 3, 1),
        ("2 every 3, VALID", (1, 7, 2), 2, 3),
    ]
    return [
        *(_pool("MaxPool1d", f"maximum {shape[0]}", *shape[1:]) for shape in shapes),
        *(_pool("AvgPool1d", f"mean {shape[0]}", *shape[1:]) for shape in shapes),
        _pool("MaxPool1d", "maximum 3 every 2, another pad at each end", (2, 6, 2), 3, 2, [2, 1]),
    ]


def _global(layer, name, x, **more):
    def forward(inputs, _, __):
        return inputs[0].mean(1) if layer == "GlobalAvgPool1d" else inputs[0].amax(1)

    return case(name, layer, {}, [x], forward, **more)


def _global_pools():
    result = []
    for layer in ("GlobalAvgPool1d", "GlobalMaxPool1d"):
        for dims in ((2, 4, 3), (3, 1, 2)):
            name = f"{layer} on {list(dims)}"
            result.append(_global(layer, name, Numbers(name).distinct(*dims)))
    return result


def _masked():
    """Masked steps are 0 to a convolution, and neither largest nor part of a mean."""

    def seen(x, lengths):
        return (torch.arange(x.shape[1]) < torch.tensor(lengths)[:, None])[..., None]

    def convolution(name, dims, lengths, kernel, stride=1, padding="SAME"):
        numbers = Numbers(name)
        x = numbers.uniform(*dims)
        weights = {"kernel": numbers.uniform(kernel, dims[2], 2, low=-1.0, high=1.0),
                   "bias": numbers.uniform(2, low=-1.0, high=1.0)}
        options = {"filters": 2, "kernel": kernel, "stride": stride, **_padding_options(padding)}
        mask = seen(x, lengths)

        def forward(inputs, parameters, _):
            return conv1d(inputs[0] * mask, parameters["kernel"], parameters["bias"], stride,
                          padding, 1, 1)

        return case(name, "Conv1d", options, [x], forward, weights, masks=[mask[..., 0]])

    def pool(layer, name, dims, lengths, size, stride, padding="VALID", **more):
        x = Numbers(name).distinct(*dims) if "x" not in more else more.pop("x")
        mask = seen(x, lengths)
        options = {"size": size, "stride": stride, **_padding_options(padding)}

        def forward(inputs, _, __):
            if layer == "MaxPool1d":
                low = inputs[0].masked_fill(~mask, -math.inf)
                largest = _max(low, size, stride, padding)
                return torch.where(torch.isinf(largest), torch.zeros_like(largest), largest)
            part = _mean(mask.double().expand_as(x), size, stride, padding)
            mean = _mean(inputs[0] * mask, size, stride, padding) / part.clamp(min=1e-9)
            return mean

        return case(name, layer, options, [x], forward, masks=[mask[..., 0]], **more)

    row = torch.tensor([1.0, 2.0, 3.0, 4.0]).reshape(1, 4, 1)
    return [
        convolution("masked: 3, SAME", (3, 5, 2), (5, 2, 3), 3),
        convolution("masked: 2 every 2, VALID", (2, 6, 2), (3, 6), 2, 2, "VALID"),
        convolution("masked: 3, zeros before alone", (2, 4, 2), (4, 1), 3, 1, [2, 0]),
        pool("MaxPool1d", "masked: by hand, the largest of those that are there", None, (3,), 2, 2,
             x=row, by_hand=torch.tensor([2.0, 3.0]).reshape(1, 2, 1)),
        pool("AvgPool1d", "masked: by hand, the mean of those that are there", None, (3,), 2, 2,
             x=row, by_hand=torch.tensor([1.5, 3.0]).reshape(1, 2, 1)),
        pool("MaxPool1d", "masked: maximum 2, VALID", (3, 5, 2), (5, 2, 1), 2, 2),
        pool("MaxPool1d", "masked: maximum 3 every 2, SAME", (2, 6, 2), (2, 6), 3, 2, "SAME"),
        pool("MaxPool1d", "masked: maximum 3 every 2, padded", (2, 6, 2), (6, 3), 3, 2, [1, 1]),
        pool("AvgPool1d", "masked: mean 2, VALID", (3, 5, 2), (5, 2, 1), 2, 2),
        pool("AvgPool1d", "masked: mean 3 every 1, SAME", (2, 4, 3), (1, 4), 3, 1, "SAME"),
    ]
