"""Layers that vary images, where nothing is random: in inference, and where one way is left."""

import torch

from case_format import Numbers, case


def cases():
    return [
        _same("RandomCrop in inference", "RandomCrop", {"pad": [2, 2, 2, 2]}),
        _same("RandomCrop without zeros in training", "RandomCrop", {"pad": [0, 0, 0, 0]}, True),
        _same("RandomFlip in inference", "RandomFlip", {}),
        _same("RandomBrightness in inference", "RandomBrightness", {"delta": 0.3}),
        _same("RandomBrightness 0 in training", "RandomBrightness", {"delta": 0.0}, True),
        _same("RandomContrast in inference", "RandomContrast", {"lower": 0.5, "upper": 1.5}),
        _contrast("RandomContrast of one factor in training", 0.25),
        _contrast("RandomContrast 0 leaves the mean", 0.0),
        _same("Cutout in inference", "Cutout", {"size": [2, 2]}),
        _cut_everything("Cutout of all pixels in training"),
    ]


def _same(name, layer, options, training=False):
    x = Numbers(name).uniform(2, 3, 4, 2)
    return case(name, layer, options, [x], lambda inputs, _, __: inputs[0] * 1, training=training)


def _contrast(name, factor):
    def forward(inputs, _, __):
        mean = inputs[0].mean(dim=(1, 2), keepdim=True)
        return torch.lerp(mean.expand_as(inputs[0]), inputs[0], factor)

    x = Numbers(name).uniform(2, 3, 4, 2)
    options = {"lower": factor, "upper": factor}
    return case(name, "RandomContrast", options, [x], forward, training=True)


def _cut_everything(name):
    """A square that covers the image wherever its center lies."""
    x = Numbers(name).uniform(2, 3, 2, 1)
    return case(name, "Cutout", {"size": [7, 7]}, [x], lambda inputs, _, __: inputs[0] * 0,
                training=True)
