"""MaxPool2d, AvgPool2d, GlobalAvgPool2d and GlobalMaxPool2d."""

import math

import torch
import torch.nn.functional as F

from case_format import Numbers, case
from images import from_torch, pad_rows_and_columns, padding_of, padding_options, to_torch


def cases():
    return [*_by_hand(), *_random()]


def max_pool(x, size, stride, padding):
    image = to_torch(x)
    pad = padding_of(image, size, stride, padding)
    return from_torch(F.max_pool2d(pad_rows_and_columns(image, pad, -math.inf), size, stride))


def average_pool(x, size, stride, padding):
    """Mean over the pixels of a window that lie inside the image, as in TensorFlow."""
    image = to_torch(x)
    pad = padding_of(image, size, stride, padding)

    def window_sum(some_image):
        return F.avg_pool2d(
            pad_rows_and_columns(some_image, pad), size, stride, divisor_override=1
        )

    return from_torch(window_sum(image) / window_sum(torch.ones_like(image)))


def _pool(layer, function, name, dims, size, stride=None, padding="SAME", values=None, **more):
    stride = stride or size
    options = {"size": list(size), "stride": list(stride), **padding_options(padding)}
    x = Numbers(name).distinct(*dims) if values is None else values

    def forward(inputs, _, __):
        return function(inputs[0], size, stride, padding)

    return case(name, layer, options, [x], forward, **more)


def _max(name, *arguments, **more):
    return _pool("MaxPool2d", max_pool, name, *arguments, **more)


def _average(name, *arguments, **more):
    return _pool("AvgPool2d", average_pool, name, *arguments, **more)


def _global(layer, name, x, **more):
    def forward(inputs, _, __):
        return inputs[0].mean((1, 2)) if layer == "GlobalAvgPool2d" else inputs[0].amax((1, 2))

    return case(name, layer, {}, [x], forward, **more)


def _by_hand():
    row = torch.tensor([1.0, 2.0, 4.0]).reshape(1, 1, 3, 1)
    negative = torch.tensor([[-1.0, -2.0], [-3.0, -4.0]]).reshape(1, 2, 2, 1)

    def expected(*rows):
        rows = torch.tensor(rows)
        return rows.reshape(1, *rows.shape, 1)

    two_channels = torch.tensor([[[1.0, 10.0], [2.0, 0.0]], [[3.0, 20.0], [6.0, 30.0]]])
    two_channels = two_channels.reshape(1, 2, 2, 2)
    return [
        _max("by hand: the maximum of 2x2", (1, 2, 2, 1), (2, 2), values=negative,
             by_hand=expected([-1.0])),
        _max("by hand: SAME does not put a zero into a maximum", (1, 2, 2, 1), (2, 2), (1, 1),
             values=negative, by_hand=expected([-1.0, -2.0], [-3.0, -4.0])),
        _max("by hand: VALID drops the last column", (1, 1, 3, 1), (1, 2), padding="VALID",
             values=row, by_hand=expected([2.0])),
        _average("by hand: the mean of 2x2", (1, 2, 2, 1), (2, 2), values=negative,
                 by_hand=expected([-2.5])),
        _average("by hand: SAME does not count the padding", (1, 1, 3, 1), (1, 2), values=row,
                 by_hand=expected([1.5, 4.0])),
        _average("by hand: VALID drops the last column of a mean", (1, 1, 3, 1), (1, 2),
                 padding="VALID", values=row, by_hand=expected([1.5])),
        _global("GlobalAvgPool2d", "by hand: the mean of each channel", two_channels,
                by_hand=torch.tensor([[3.0, 15.0]])),
        _global("GlobalMaxPool2d", "by hand: the maximum of each channel", two_channels,
                by_hand=torch.tensor([[6.0, 30.0]])),
        _global("GlobalAvgPool2d", "by hand: the mean of two images is not mixed",
                torch.tensor([1.0, 3.0, 10.0, 30.0]).reshape(2, 2, 1, 1),
                by_hand=torch.tensor([[2.0], [20.0]])),
        _global("GlobalMaxPool2d", "by hand: a maximum of negative numbers is negative", negative,
                by_hand=torch.tensor([[-1.0]])),
    ]


def _random():
    shapes = [
        ("2x2, SAME, even size", (2, 4, 6, 2), (2, 2)),
        ("2x2, SAME, odd size", (2, 5, 7, 2), (2, 2)),
        ("2x2, VALID, odd size", (1, 5, 7, 2), (2, 2), None, "VALID"),
        ("3x3 every 2, SAME, odd size", (1, 7, 5, 2), (3, 3), (2, 2)),
        ("3x3 every 2, SAME, even size", (1, 6, 4, 2), (3, 3), (2, 2)),
        ("3x3 every 2, VALID", (1, 7, 6, 2), (3, 3), (2, 2), "VALID"),
        ("2x2 every 1, SAME", (1, 4, 3, 2), (2, 2), (1, 1)),
        ("3x2 every 2 by 1, SAME", (1, 5, 4, 2), (3, 2), (2, 1)),
        ("2x3 every 1 by 2, VALID", (1, 4, 7, 1), (2, 3), (1, 2), "VALID"),
        ("2x2 every 3, VALID", (1, 6, 5, 1), (2, 2), (3, 3), "VALID"),
        ("window as large as the image, VALID", (2, 3, 4, 2), (3, 4), None, "VALID"),
        ("window larger than the image, SAME", (1, 2, 3, 2), (5, 5), (1, 1)),
    ]
    pads = [
        ("3x3 every 2, pad 1", (1, 6, 5, 2), (3, 3), (2, 2), [1, 1, 1, 1]),
        ("3x3 every 2, another pad on each side", (1, 5, 4, 1), (3, 3), (2, 2), [0, 1, 2, 1]),
    ]
    result = [_max(f"maximum {shape[0]}", *shape[1:]) for shape in [*shapes, *pads]]
    result += [_average(f"mean {shape[0]}", *shape[1:]) for shape in shapes]
    for layer in ("GlobalAvgPool2d", "GlobalMaxPool2d"):
        for dims in ((2, 3, 4, 3), (3, 1, 5, 2)):
            name = f"{layer} on {list(dims)}"
            result.append(_global(layer, name, Numbers(name).distinct(*dims)))
    return result
