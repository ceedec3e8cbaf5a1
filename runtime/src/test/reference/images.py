"""Layouts and paddings of images: Tenon's [N, H, W, C] against PyTorch's [N, C, H, W]."""

import torch.nn.functional as F


def to_torch(image):
    return image.permute(0, 3, 1, 2)


def from_torch(image):
    return image.permute(0, 2, 3, 1)


def same_padding(size, window, stride, dilation=1):
    """What TensorFlow's SAME adds before and after an axis.

    same_padding(5, 3, 2) = (1, 1), same_padding(4, 2, 1) = (0, 1), same_padding(5, 1, 2) = (0, 0)
    """
    outputs = -(-size // stride)
    total = max((outputs - 1) * stride + (window - 1) * dilation + 1 - size, 0)
    return total // 2, total - total // 2


def pad_rows_and_columns(image, pad, value=0.0):
    """Pads a PyTorch image by [top, bottom, left, right]."""
    top, bottom, left, right = pad
    return F.pad(image, (left, right, top, bottom), value=value)


def padding_of(image, window, stride, padding, dilation=(1, 1)):
    """The [top, bottom, left, right] that SAME, VALID or a list of four means for an image."""
    if padding == "VALID":
        return [0, 0, 0, 0]
    if padding == "SAME":
        height, width = image.shape[2:]
        return [
            *same_padding(height, window[0], stride[0], dilation[0]),
            *same_padding(width, window[1], stride[1], dilation[1]),
        ]
    return padding


def padding_options(padding):
    """{"padding": "SAME"}, {"padding": "VALID"} or {"pad": [top, bottom, left, right]}."""
    return {"padding": padding} if isinstance(padding, str) else {"pad": padding}
