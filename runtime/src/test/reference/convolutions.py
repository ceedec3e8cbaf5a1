"""Conv2d, Conv2dTranspose, DepthwiseConv2d and ZeroPad2d."""

import torch
import torch.nn.functional as F

from activations import ACTIVATIONS
from case_format import Numbers, case
from images import (
    from_torch,
    pad_rows_and_columns,
    padding_of,
    padding_options,
    same_padding,
    to_torch,
)


def cases():
    return [*_by_hand(), *_random(), *_zero_pads(), *_transposed(), *_depthwise()]


def conv2d(x, kernel, bias, stride, padding, dilation, groups):
    image = to_torch(x)
    pad = padding_of(image, kernel.shape[:2], stride, padding, dilation)
    # [height, width, channels / groups, filters] -> [filters, channels / groups, height, width]
    weight = kernel.permute(3, 2, 0, 1)
    padded = pad_rows_and_columns(image, pad)
    return from_torch(F.conv2d(padded, weight, bias, stride, 0, dilation, groups))


def _conv_case(
    name,
    dims,
    filters,
    kernel,
    stride=(1, 1),
    padding="SAME",
    dilation=(1, 1),
    groups=1,
    bias=True,
    activation=None,
    values=None,
    **more,
):
    options = {"filters": filters, "kernel": list(kernel), "stride": list(stride)}
    options |= padding_options(padding)
    options |= {"dilation": list(dilation), "groups": groups, "bias": bias}
    if activation:
        options["activation"] = activation
    numbers = Numbers(name)
    kernel_dims = (*kernel, dims[3] // groups, filters)
    if values:
        x, parameters = values
    else:
        x = numbers.uniform(*dims)
        parameters = {"kernel": numbers.uniform(*kernel_dims, low=-1.0, high=1.0)}
        if bias:
            parameters["bias"] = numbers.uniform(filters, low=-1.0, high=1.0)
    assert tuple(parameters["kernel"].shape) == kernel_dims and bias == ("bias" in parameters)

    def forward(inputs, weights, _):
        before = conv2d(
            inputs[0], weights["kernel"], weights.get("bias"), stride, padding, dilation, groups
        )
        if activation == "RELU":
            assert before.abs().min() > 1e-4, f"{name}: a value at the kink of ReLU"
        return ACTIVATIONS[activation](before) if activation else before

    return case(name, "Conv2d", options, [x], forward, parameters, **more)


def _by_hand():
    row = torch.tensor([1.0, 2.0, 3.0]).reshape(1, 1, 3, 1)
    row4 = torch.tensor([1.0, 2.0, 3.0, 4.0]).reshape(1, 1, 4, 1)
    square = torch.tensor([[1.0, 2.0], [3.0, 4.0]]).reshape(1, 2, 2, 1)

    def one_channel(*rows):
        rows = torch.tensor(rows)
        return rows.reshape(*rows.shape, 1, 1)

    def expected(*rows):
        rows = torch.tensor(rows)
        return rows.reshape(1, *rows.shape, 1)

    return [
        _conv_case(
            "by hand: an even kernel with SAME pads behind",
            (1, 1, 3, 1),
            filters=1,
            kernel=(1, 2),
            bias=False,
            values=(row, {"kernel": one_channel([1.0, 10.0])}),
            by_hand=expected([21.0, 32.0, 3.0]),
        ),
        _conv_case(
            "by hand: stride 2 with SAME on an even size starts at the first pixel",
            (1, 1, 4, 1),
            filters=1,
            kernel=(1, 3),
            stride=(1, 2),
            bias=False,
            values=(row4, {"kernel": one_channel([1.0, 10.0, 100.0])}),
            by_hand=expected([321.0, 43.0]),
        ),
        _conv_case(
            "by hand: the kernel is not flipped, and the bias is added",
            (1, 2, 2, 1),
            filters=1,
            kernel=(2, 2),
            padding="VALID",
            values=(
                square,
                {
                    "kernel": one_channel([1.0, 10.0], [100.0, 1000.0]),
                    "bias": torch.tensor([0.5]),
                },
            ),
            by_hand=expected([4321.5]),
        ),
        _conv_case(
            "by hand: depthwise, each channel has its own factor",
            (1, 1, 1, 2),
            filters=2,
            kernel=(1, 1),
            groups=2,
            bias=False,
            values=(
                torch.tensor([3.0, 5.0]).reshape(1, 1, 1, 2),
                {"kernel": torch.tensor([2.0, 10.0]).reshape(1, 1, 1, 2)},
            ),
            by_hand=torch.tensor([6.0, 50.0]).reshape(1, 1, 1, 2),
        ),
    ]


def _random():
    c = _conv_case
    return [
        c("3x3, SAME, two images", (2, 5, 4, 2), 3, (3, 3)),
        c("3x3, VALID", (1, 5, 4, 2), 3, (3, 3), padding="VALID"),
        c("3x3, pad 1", (1, 4, 5, 2), 2, (3, 3), padding=[1, 1, 1, 1]),
        c("3x3, another pad on each side", (1, 3, 4, 2), 2, (3, 3), padding=[0, 2, 1, 3]),
        c("3x5 kernel, SAME", (1, 4, 5, 1), 2, (3, 5)),
        c("2x2 kernel, SAME", (1, 4, 5, 2), 2, (2, 2)),
        c("4x2 kernel, VALID, no bias", (1, 5, 4, 1), 2, (4, 2), padding="VALID", bias=False),
        c("4x4 kernel, SAME, stride 2, odd size", (1, 5, 7, 1), 2, (4, 4), (2, 2)),
        c("3x3, SAME, stride 2, even size", (1, 6, 4, 2), 2, (3, 3), (2, 2)),
        c("3x3, SAME, stride 2, odd size", (2, 5, 7, 1), 2, (3, 3), (2, 2)),
        c("3x3, SAME, stride 2 by 1", (1, 5, 4, 2), 2, (3, 3), (2, 1)),
        c("3x3, VALID, stride 2, a row and a column unread", (1, 6, 6, 1), 2, (3, 3), (2, 2),
          "VALID"),
        c("3x3, VALID, stride 1 by 2", (1, 4, 7, 2), 2, (3, 3), (1, 2), "VALID"),
        c("3x3, pad 1, stride 2", (1, 6, 5, 2), 2, (3, 3), (2, 2), [1, 1, 1, 1]),
        c("2x2, VALID, stride 3 leaves pixels between", (1, 5, 6, 1), 2, (2, 2), (3, 3), "VALID"),
        c("1x1", (2, 3, 2, 3), 4, (1, 1)),
        c("1x1, SAME, stride 2", (1, 5, 4, 3), 2, (1, 1), (2, 2)),
        c("3x3, SAME, dilation 2", (1, 6, 5, 2), 2, (3, 3), dilation=(2, 2)),
        c("3x3, VALID, dilation 2", (1, 6, 7, 1), 2, (3, 3), padding="VALID", dilation=(2, 2)),
        c("2x3, SAME, dilation 1 by 2", (1, 4, 6, 1), 2, (2, 3), dilation=(1, 2)),
        c("3x3, pad 2, dilation 2", (1, 5, 5, 1), 2, (3, 3), padding=[2, 2, 2, 2],
          dilation=(2, 2)),
        c("3x3, SAME, 2 groups", (1, 4, 4, 4), 6, (3, 3), groups=2),
        c("3x3, VALID, stride 2, 2 groups, no bias", (2, 5, 5, 4), 2, (3, 3), (2, 2), "VALID",
          groups=2, bias=False),
        c("3x3, SAME, depthwise", (1, 5, 4, 3), 3, (3, 3), groups=3),
        c("3x3, SAME, stride 2, depthwise", (2, 5, 6, 2), 2, (3, 3), (2, 2), groups=2),
        c("3x3, VALID, depthwise with two filters a channel", (1, 4, 5, 2), 4, (3, 3),
          padding="VALID", groups=2),
        c("3x3, pad on each side, depthwise", (1, 4, 4, 2), 2, (3, 3), padding=[1, 0, 2, 1],
          groups=2, bias=False),
        c("3x3, SAME, dilation 2, depthwise", (1, 5, 5, 2), 2, (3, 3), dilation=(2, 2), groups=2),
        c("kernel as large as the image, VALID", (2, 3, 4, 2), 3, (3, 4), padding="VALID"),
        c("kernel larger than the image, SAME", (1, 2, 3, 1), 2, (5, 5)),
        c("3x3, SAME, RELU", (1, 4, 4, 2), 3, (3, 3), activation="RELU"),
        c("3x3, VALID, no bias, TANH", (1, 4, 4, 2), 2, (3, 3), padding="VALID", bias=False,
          activation="TANH"),
    ]


def _zero_pads():
    def zero_pad(name, pad, x, **more):
        def forward(inputs, _, __):
            return from_torch(pad_rows_and_columns(to_torch(inputs[0]), pad))

        return case(name, "ZeroPad2d", {"pad": pad}, [x], forward, **more)

    names = [
        "zero pad: 1 on all sides",
        "zero pad: another one on each side",
        "zero pad: at the right only",
    ]
    pads = [[1, 1, 1, 1], [1, 0, 2, 3], [0, 0, 0, 2]]
    by_hand = torch.tensor([[0.0, 0.0, 0.0], [7.0, 8.0, 0.0]]).reshape(1, 2, 3, 1)
    return [
        zero_pad(
            "by hand: zero pad at the top and at the right",
            [1, 0, 0, 1],
            torch.tensor([7.0, 8.0]).reshape(1, 1, 2, 1),
            by_hand=by_hand,
        ),
        zero_pad(
            "by hand: zero pad puts whole pixels of zeros at the bottom and at the left",
            [0, 1, 1, 0],
            torch.tensor([7.0, 8.0]).reshape(1, 1, 1, 2),
            by_hand=torch.tensor([[0.0, 0.0, 7.0, 8.0], [0.0, 0.0, 0.0, 0.0]]).reshape(1, 2, 2, 2),
        ),
        *(zero_pad(n, p, Numbers(n).uniform(2, 2, 3, 2)) for n, p in zip(names, pads)),
    ]


def conv2d_transpose(x, kernel, bias, stride, padding):
    """What a Conv2d of this kernel and padding has as gradient towards its input."""
    height, width = kernel.shape[:2]
    # [height, width, filters, channels] -> [channels, filters, height, width]
    image, weight = to_torch(x).contiguous(), kernel.permute(3, 2, 0, 1).contiguous()
    full = F.conv_transpose2d(image, weight, None, stride)
    sizes = []
    for size, window, step in zip(x.shape[1:3], (height, width), stride):
        same = same_padding(size * step, window, step)
        sizes.append((*same, size * step) if padding == "SAME" else
                     (0, 0, (size - 1) * step + max(window, step)))
    # PyTorch stops after the last window; what no window reaches is 0
    missing = [max(0, b + s + a - n) for (b, a, s), n in zip(sizes, full.shape[2:])]
    full = F.pad(full, (0, missing[1], 0, missing[0]))
    (top, _, rows), (left, _, columns) = sizes
    y = from_torch(full[:, :, top : top + rows, left : left + columns])
    return y if bias is None else y + bias


def _transposed():
    def transposed(name, dims, filters, kernel, stride=(1, 1), padding="SAME", bias=True,
                   activation=None, values=None, **more):
        options = {"filters": filters, "kernel": list(kernel), "stride": list(stride),
                   "padding": padding, "bias": bias}
        if activation:
            options["activation"] = activation
        numbers = Numbers(name)
        if values:
            x, parameters = values
        else:
            x = numbers.uniform(*dims)
            parameters = {"kernel": numbers.uniform(*kernel, filters, dims[3], low=-1.0, high=1.0)}
            if bias:
                parameters["bias"] = numbers.uniform(filters, low=-1.0, high=1.0)

        def forward(inputs, weights, _):
            y = conv2d_transpose(
                inputs[0], weights["kernel"], weights.get("bias"), stride, padding
            )
            return ACTIVATIONS[activation](y) if activation else y

        return case(name, "Conv2dTranspose", options, [x], forward, parameters, **more)

    row = torch.tensor([1.0, 2.0]).reshape(1, 1, 2, 1)
    taps = torch.tensor([1.0, 10.0, 100.0]).reshape(1, 3, 1, 1)
    t = transposed
    return [
        t("by hand: transposed, windows that overlap add up", (1, 1, 2, 1), 1, (1, 3), (1, 2),
          "VALID", bias=False, values=(row, {"kernel": taps}),
          by_hand=torch.tensor([1.0, 10.0, 102.0, 20.0, 200.0]).reshape(1, 1, 5, 1)),
        t("by hand: transposed, SAME cuts at the end first", (1, 1, 2, 1), 1, (1, 3), (1, 2),
          bias=False, values=(row, {"kernel": taps}),
          by_hand=torch.tensor([1.0, 10.0, 102.0, 20.0]).reshape(1, 1, 4, 1)),
        t("by hand: transposed, a stride beyond the window leaves the bias", (1, 1, 2, 1), 1,
          (1, 1), (1, 3), "VALID",
          values=(row, {"kernel": torch.full((1, 1, 1, 1), 5.0), "bias": torch.tensor([0.5])}),
          by_hand=torch.tensor([5.5, 0.5, 0.5, 10.5, 0.5, 0.5]).reshape(1, 1, 6, 1)),
        t("transposed 3x3, SAME", (2, 3, 4, 2), 3, (3, 3)),
        t("transposed 3x3, SAME, stride 2", (2, 3, 2, 2), 3, (3, 3), (2, 2)),
        t("transposed 4x4, SAME, stride 2", (1, 3, 2, 3), 2, (4, 4), (2, 2)),
        t("transposed 2x2, SAME, stride 2", (1, 3, 4, 3), 2, (2, 2), (2, 2), bias=False),
        t("transposed 5x3, SAME, stride 2 by 3", (1, 2, 3, 2), 2, (5, 3), (2, 3)),
        t("transposed 3x3, VALID", (1, 2, 3, 2), 3, (3, 3), padding="VALID"),
        t("transposed 4x2, VALID, stride 2 by 1", (2, 2, 3, 2), 2, (4, 2), (2, 1), "VALID"),
        t("transposed 2x2, VALID, stride 3", (1, 2, 2, 1), 2, (2, 2), (3, 3), "VALID"),
        t("transposed 3x3, SAME, stride 2, TANH", (1, 2, 2, 2), 2, (3, 3), (2, 2),
          activation="TANH"),
    ]


def _depthwise():
    def depthwise(name, dims, kernel, stride=(1, 1), multiplier=1, padding="SAME",
                  dilation=(1, 1), bias=True, activation=None):
        options = {"kernel": list(kernel), "stride": list(stride), "multiplier": multiplier}
        options |= padding_options(padding)
        options |= {"dilation": list(dilation), "bias": bias}
        if activation:
            options["activation"] = activation
        numbers = Numbers(name)
        filters = dims[3] * multiplier
        parameters = {"kernel": numbers.uniform(*kernel, 1, filters, low=-1.0, high=1.0)}
        if bias:
            parameters["bias"] = numbers.uniform(filters, low=-1.0, high=1.0)

        def forward(inputs, weights, _):
            y = conv2d(inputs[0], weights["kernel"], weights.get("bias"), stride, padding,
                       dilation, dims[3])
            return ACTIVATIONS[activation](y) if activation else y

        x = numbers.uniform(*dims)
        return case(name, "DepthwiseConv2d", options, [x], forward, parameters)

    d = depthwise
    return [
        d("depthwise 3x3, SAME", (2, 4, 3, 2), (3, 3)),
        d("depthwise 3x3, SAME, stride 2, two filters a channel", (1, 5, 4, 3), (3, 3), (2, 2), 2),
        d("depthwise 3x2, VALID, stride 1 by 2", (1, 4, 5, 2), (3, 2), (1, 2), padding="VALID"),
        d("depthwise 3x3, another pad on each side, no bias", (1, 3, 4, 2), (3, 3),
          padding=[1, 0, 2, 1], bias=False),
        d("depthwise 2x3, SAME, dilation 2 by 1", (1, 5, 4, 2), (2, 3), dilation=(2, 1)),
        d("depthwise 3x3, one channel, three filters", (1, 3, 3, 1), (3, 3), multiplier=3),
        d("depthwise 3x3, SAME, TANH", (1, 3, 4, 2), (3, 3), activation="TANH"),
    ]
