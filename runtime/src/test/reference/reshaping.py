"""Flatten, Reshape, Transpose, crops, UpSample2d, Normalize, Embedding: no sums of products."""

import torch
import torch.nn.functional as F

from case_format import Numbers, case
from images import from_torch, to_torch


def cases():
    return [
        *_flatten(), *_reshape(), *_transpose(), *_crop(), *_normalize(), *_up_sample(),
        *_embedding(),
    ]


def _reorder(layer, name, options, x, function, **more):
    return case(name, layer, options, [x], lambda inputs, _, __: function(inputs[0]), **more)


def _flatten():
    image = torch.arange(1.0, 9.0).reshape(1, 2, 2, 2)
    cases_of = [
        _reorder("Flatten", "by hand: rows, then columns, then channels", {}, image,
                 lambda x: x.flatten(1), by_hand=torch.arange(1.0, 9.0).reshape(1, 8)),
        _reorder("Flatten", "by hand: each example stays a row", {},
                 torch.arange(1.0, 9.0).reshape(2, 2, 2), lambda x: x.flatten(1),
                 by_hand=torch.tensor([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]])),
    ]
    for dims in ((2, 2, 3, 2), (3, 2, 2), (2, 4)):
        name = f"Flatten on {list(dims)}"
        x = Numbers(name).uniform(*dims)
        cases_of.append(_reorder("Flatten", name, {}, x, lambda y: y.flatten(1)))
    return cases_of


def _reshape():
    """dims counts the batch: its first number is that of the input."""

    def reshape(name, before, after, x=None, **more):
        x = Numbers(name).uniform(*before) if x is None else x
        options = {"dims": list(after)}
        return _reorder("Reshape", name, options, x, lambda y: y.reshape(after), **more)

    return [
        reshape("by hand: six numbers in two rows", (1, 6), (1, 2, 3),
                torch.arange(1.0, 7.0).reshape(1, 6),
                by_hand=torch.tensor([[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]])),
        reshape("by hand: a reshape is no transposition", (1, 2, 3), (1, 3, 2),
                torch.tensor([[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]),
                by_hand=torch.tensor([[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]])),
        reshape("Reshape to an image", (2, 12), (2, 2, 3, 2)),
        reshape("Reshape to steps", (2, 2, 3, 2), (2, 6, 2)),
        reshape("Reshape to another image", (3, 2, 4, 1), (3, 4, 1, 2)),
    ]


def _transpose():
    """size is the order: axis i of the output is axis size[i] of the input."""

    def transpose(name, order, x, **more):
        return _reorder("Transpose", name, {"size": order}, x, lambda y: y.permute(order), **more)

    image, steps = "Transpose to channels first", "Transpose of steps and channels"
    return [
        transpose("by hand: rows become columns", [0, 2, 1],
                  torch.tensor([[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]),
                  by_hand=torch.tensor([[[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]])),
        transpose(image, [0, 3, 1, 2], Numbers(image).uniform(2, 3, 2, 4)),
        transpose(steps, [1, 0, 2], Numbers(steps).uniform(2, 3, 4)),
    ]


def _crop():
    """Negative padding, by PyTorch; the odd row and column are cut off at the end."""

    def crop(name, size, x, **more):
        top, bottom, left, right = {1: size * 4, 2: [size[0]] * 2 + size[-1:] * 2}.get(len(size), size)
        return _reorder("Crop2d", name, {"size": size}, x,
                        lambda y: F.pad(y, (0, 0, -left, -right, -top, -bottom)), **more)

    def center_crop(name, size, x, **more):
        def function(y):
            rows, columns = y.shape[1] - size[0], y.shape[2] - size[-1]
            top, left = rows // 2, columns // 2
            return F.pad(y, (0, 0, -left, left - columns, -top, top - rows))

        return _reorder("CenterCrop2d", name, {"size": size}, x, function, **more)

    square = torch.arange(1.0, 10.0).reshape(1, 3, 3, 1)
    one, two, four = "Crop2d of all sides", "Crop2d of rows and columns", "Crop2d of each side"
    even, odd = "CenterCrop2d of even rests", "CenterCrop2d of odd rests"
    return [
        crop("by hand: the middle is left", [1], square, by_hand=torch.tensor([[[[5.0]]]])),
        crop(one, [1], Numbers(one).uniform(2, 4, 5, 2)),
        crop(two, [1, 2], Numbers(two).uniform(1, 4, 6, 3)),
        crop(four, [0, 1, 2, 0], Numbers(four).uniform(2, 3, 4, 1)),
        center_crop("by hand: the odd one goes at the end", [2], square,
                    by_hand=torch.tensor([1.0, 2.0, 4.0, 5.0]).reshape(1, 2, 2, 1)),
        center_crop(even, [2, 3], Numbers(even).uniform(2, 4, 5, 2)),
        center_crop(odd, [1, 2], Numbers(odd).uniform(2, 4, 5, 1)),
    ]


def _normalize():
    """(x - mean) / std of the last axis; bytes are divided by 255 before, as torchvision does."""

    def normalize(name, x, mean, std, **more):
        options = {"mean": mean, "std": std}

        def forward(inputs, _, __):
            y = inputs[0]
            y = y if y.is_floating_point() else y.to(torch.float64) / 255
            return (y - torch.tensor(mean)) / torch.tensor(std)

        return case(name, "Normalize", options, [x], forward, **more)

    colour_mean, colour_std = [0.4914, 0.4822, 0.4465], [0.2470, 0.2435, 0.2616]
    grey, colour = "Normalize one channel of bytes", "Normalize three channels of bytes"
    grey_float, row = "Normalize one channel of floats", "Normalize a row of features"
    colour_float, steps = "Normalize three channels of floats", "Normalize all by one number"
    return [
        normalize("by hand: bytes are divided by 255",
                  torch.tensor([0, 51, 255], dtype=torch.uint8).reshape(1, 1, 3, 1),
                  [0.5], [0.25],
                  by_hand=torch.tensor([-2.0, -1.2, 2.0]).reshape(1, 1, 3, 1)),
        normalize("by hand: floats are taken as they are", torch.tensor([[3.0, 10.0]]),
                  [1.0, 0.0], [2.0, 5.0], by_hand=torch.tensor([[1.0, 2.0]])),
        normalize(grey, Numbers(grey).integers(2, 3, 4, 1, below=256, dtype=torch.uint8),
                  [0.1307], [0.3081]),
        normalize(colour, Numbers(colour).integers(2, 2, 3, 3, below=256, dtype=torch.uint8),
                  colour_mean, colour_std),
        normalize(grey_float, Numbers(grey_float).uniform(2, 3, 3, 1), [0.1307], [0.3081]),
        normalize(colour_float, Numbers(colour_float).uniform(2, 2, 3, 3),
                  colour_mean, colour_std),
        normalize(row, Numbers(row).uniform(3, 4), [1.5, -0.5, 0.0, 20.0], [2.0, 0.3, 1.0, 10.0]),
        normalize(steps, Numbers(steps).uniform(2, 3, 4), [-0.25], [1.5]),
    ]


def _up_sample():
    def up_sample(name, x, size, mode, **more):
        def function(y):
            larger = F.interpolate(to_torch(y), scale_factor=tuple(map(float, size)), mode=mode)
            return from_torch(larger)

        options = {"size": size, "interpolation": mode.upper()}
        return _reorder("UpSample2d", name, options, x, function, **more)

    row = torch.tensor([1.0, 5.0]).reshape(1, 1, 2, 1)
    nearest, bilinear = [], []
    for dims, size in (((2, 3, 2, 2), [2, 2]), ((1, 2, 3, 1), [1, 3]), ((1, 4, 1, 2), [3, 2])):
        where = f"on {dims} by {size}"
        x = Numbers(where).uniform(*dims)
        nearest.append(up_sample(f"nearest {where}", x, size, "nearest"))
        bilinear.append(up_sample(f"bilinear {where}", x, size, "bilinear"))
    return [
        up_sample("by hand: each pixel twice", row, [1, 2], "nearest",
                  by_hand=torch.tensor([1.0, 1.0, 5.0, 5.0]).reshape(1, 1, 4, 1)),
        up_sample("by hand: three quarters of the near pixel, one of the far", row, [1, 2],
                  "bilinear", by_hand=torch.tensor([1.0, 2.0, 4.0, 5.0]).reshape(1, 1, 4, 1)),
        up_sample("by hand: thirds, the middle one is the pixel", row, [1, 3], "bilinear",
                  by_hand=torch.tensor([3.0, 3.0, 7.0, 11.0, 15.0, 15.0]).reshape(1, 1, 6, 1) / 3),
        *nearest,
        *bilinear,
    ]


def _embedding():
    def embedding(name, indices, vocabulary, units, table=None, **more):
        options = {"vocabulary": vocabulary, "units": units}
        table = Numbers(name).uniform(vocabulary, units) if table is None else table

        def forward(inputs, weights, _):
            return F.embedding(inputs[0].long(), weights["table"])

        return case(name, "Embedding", options, [indices], forward, {"table": table}, **more)

    words, one, large = "Embedding of steps", "Embedding of one word each", "Embedding of int64"
    return [
        embedding("by hand: rows of the table", torch.tensor([2, 0], dtype=torch.int32), 3, 2,
                  torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]),
                  by_hand=torch.tensor([[5.0, 6.0], [1.0, 2.0]])),
        embedding(words, Numbers(words).integers(3, 4, below=5, dtype=torch.int32), 5, 3),
        embedding(one, Numbers(one).integers(6, below=4, dtype=torch.int32), 4, 1),
        embedding(large, Numbers(large).integers(2, 3, below=7, dtype=torch.int64), 7, 2),
        embedding("Embedding of bytes", torch.tensor([[1, 3], [3, 3]], dtype=torch.uint8), 4, 2),
    ]
