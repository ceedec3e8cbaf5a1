"""BatchNorm, LayerNorm and GroupNorm."""

import math

import torch
import torch.nn.functional as F

from case_format import Numbers, case
from images import from_torch, to_torch

VARIANCES = (
    "The batch is normalised by its biased variance (divided by the number n of values a channel); "
    "movingVariance takes the unbiased one (divided by n - 1), as TensorFlow's FusedBatchNorm and "
    "torch do. With the biased one, movingVariance would be %s."
)


def cases():
    return [*_batch_by_hand(), *_batch(), *_masked_batch(), *_layer(), *_group()]


def _affine(numbers, channels, scale, center):
    parameters = {}
    if scale:
        parameters["gamma"] = numbers.uniform(channels, low=0.5, high=1.5)
    if center:
        parameters["beta"] = numbers.uniform(channels, low=-1.0, high=1.0)
    return parameters


def _batch_norm(
    name,
    x,
    training,
    decay=0.99,
    epsilon=1e-3,
    scale=True,
    center=True,
    parameters=None,
    states=None,
    **more,
):
    options = {"decay": decay, "epsilon": epsilon, "scale": scale, "center": center}
    channels = x.shape[-1]
    numbers = Numbers(name + " parameters")
    parameters = _affine(numbers, channels, scale, center) if parameters is None else parameters
    states = states or {
        "movingMean": numbers.uniform(channels),
        "movingVariance": numbers.uniform(channels, low=0.5, high=2.0),
    }

    def forward(inputs, weights, moving):
        image = inputs[0].ndim == 4
        y = F.batch_norm(
            to_torch(inputs[0]) if image else inputs[0],
            moving["movingMean"],
            moving["movingVariance"],
            weights.get("gamma"),
            weights.get("beta"),
            training,
            1 - decay,
            epsilon,
        )
        return from_torch(y) if image else y, moving

    comment = None
    if training:
        biased = x.reshape(-1, channels).var(0, correction=0)
        comment = VARIANCES % (states["movingVariance"] * decay + biased * (1 - decay)).tolist()
    return case(
        name,
        "BatchNorm",
        options,
        [x],
        forward,
        parameters,
        states,
        training,
        comment=comment,
        **more,
    )


def _batch_by_hand():
    column = torch.tensor([[1.0], [3.0]])  # mean 2, variance 1 (biased), 2 (unbiased)
    zero_and_one = {"movingMean": torch.tensor([0.0]), "movingVariance": torch.tensor([1.0])}
    plain = {"scale": False, "center": False, "parameters": {}}
    return [
        _batch_norm(
            "by hand: one and three become minus one and one; the unbiased variance 2 is kept",
            column,
            training=True,
            decay=0.5,
            epsilon=1e-5,
            states=zero_and_one,
            **plain,
            by_hand=torch.tensor([[-1.0], [1.0]]),
            by_hand_states={"movingMean": [1.0], "movingVariance": [1.5]},
        ),
        _batch_norm(
            "by hand: decay 0.99 moves by a hundredth",
            column,
            training=True,
            epsilon=1e-5,
            states=zero_and_one,
            **plain,
            by_hand=torch.tensor([[-1.0], [1.0]]),
            by_hand_states={"movingMean": [0.02], "movingVariance": [1.01]},
        ),
        _batch_norm(
            "by hand: inference uses the moving values",
            torch.tensor([[5.0], [1.0]]),
            training=False,
            epsilon=1e-5,
            parameters={"gamma": torch.tensor([10.0]), "beta": torch.tensor([0.5])},
            states={"movingMean": torch.tensor([1.0]), "movingVariance": torch.tensor([4.0])},
            by_hand=torch.tensor([[20.5], [0.5]]),
            by_hand_states={"movingMean": [1.0], "movingVariance": [4.0]},
        ),
    ]


def _batch():
    variants = [
        ("", {}),
        (", no scale", {"scale": False}),
        (", no center", {"center": False}),
        (", no scale, no center", {"scale": False, "center": False}),
        (", decay 0.9, epsilon 1e-5", {"decay": 0.9, "epsilon": 1e-5}),
    ]
    result = []
    for training in (True, False):
        phase = "training" if training else "inference"
        for dims in ((4, 3), (2, 3, 2, 2)):
            for text, options in variants:
                name = f"BatchNorm on {list(dims)}, {phase}{text}"
                x = Numbers(name).uniform(*dims)
                result.append(_batch_norm(name, x, training, **options))
    far = "BatchNorm on [5, 2], training, far from 0"
    x = Numbers(far).uniform(5, 2) + torch.tensor([100.0, -30.0])
    return [*result, _batch_norm(far, x, True)]


def _layer_norm(name, x, epsilon=1e-5, scale=True, center=True, parameters=None, **more):
    channels = x.shape[-1]
    options = {"epsilon": epsilon, "scale": scale, "center": center}
    if parameters is None:
        parameters = _affine(Numbers(name + " parameters"), channels, scale, center)

    def forward(inputs, weights, _):
        return F.layer_norm(
            inputs[0], (channels,), weights.get("gamma"), weights.get("beta"), epsilon
        )

    return case(name, "LayerNorm", options, [x], forward, parameters, **more)


def _layer():
    one_three = torch.tensor([[1.0, 3.0]])
    gamma_beta = {"gamma": torch.tensor([1.0, 10.0]), "beta": torch.tensor([0.0, 0.5])}
    ones = {"gamma": torch.ones(3), "beta": torch.zeros(3)}
    third = math.sqrt(1.5)  # 1, 2, 3 have variance 2 / 3

    def uniform(name, *dims):
        return Numbers(name).uniform(*dims)

    result = [
        _layer_norm("by hand: layer norm, then gamma and beta", one_three, parameters=gamma_beta,
                    by_hand=torch.tensor([[-1.0, 10.5]])),
        _layer_norm("by hand: layer norm of 1, 2, 3 divides by the biased deviation",
                    torch.tensor([[1.0, 2.0, 3.0]]), parameters=ones,
                    by_hand=torch.tensor([[-third, 0.0, third]])),
    ]
    for dims in ((3, 5), (2, 3, 4), (2, 2, 3, 3)):
        name = f"LayerNorm on {list(dims)}"
        result.append(_layer_norm(name, uniform(name, *dims)))
    name = "LayerNorm on [3, 4], epsilon 1e-3"
    result.append(_layer_norm(name, uniform(name, 3, 4), 1e-3))
    name = "LayerNorm on [3, 4], no scale"
    result.append(_layer_norm(name, uniform(name, 3, 4), scale=False))
    name = "LayerNorm on [2, 2, 4], no center"
    result.append(_layer_norm(name, uniform(name, 2, 2, 4), center=False))
    name = "LayerNorm on [3, 4], no scale, no center"
    result.append(_layer_norm(name, uniform(name, 3, 4), scale=False, center=False))
    return result


def _group_norm(name, x, groups, epsilon=1e-5, parameters=None, **more):
    """Each group of channels of an example has its own mean and variance, over all pixels."""
    channels = x.shape[-1]
    options = {"groups": groups, "epsilon": epsilon}
    if parameters is None:
        parameters = _affine(Numbers(name + " parameters"), channels, True, True)

    def forward(inputs, weights, _):
        channels_second = inputs[0].movedim(-1, 1)
        y = F.group_norm(channels_second, groups, weights["gamma"], weights["beta"], epsilon)
        return y.movedim(1, -1)

    return case(name, "GroupNorm", options, [x], forward, parameters, **more)


def _group():
    ones = {"gamma": torch.ones(4), "beta": torch.zeros(4)}
    image = torch.tensor([[1.0, 0.0, 5.0, 5.0], [3.0, 4.0, 7.0, 7.0]]).reshape(1, 2, 1, 4)
    # The group of channels 0 and 1 holds 1, 0, 3, 4: mean 2, variance 2.5.
    a, b = 1 / math.sqrt(2.5), 2 / math.sqrt(2.5)
    result = [
        _group_norm("by hand: 1, 3 and 2, 6 each become -1, 1",
                    torch.tensor([[1.0, 3.0, 2.0, 6.0]]), 2, parameters=ones,
                    by_hand=torch.tensor([[-1.0, 1.0, -1.0, 1.0]])),
        _group_norm("by hand: a group takes its channels of all pixels", image, 2,
                    parameters=ones,
                    by_hand=torch.tensor([[-a, -b, -1.0, -1.0], [a, b, 1.0, 1.0]])
                    .reshape(1, 2, 1, 4)),
    ]
    for dims, groups, epsilon in (
        ((2, 2, 3, 4), 2, 1e-5),
        ((2, 3, 2, 4), 4, 1e-5),
        ((2, 2, 3, 3), 1, 1e-5),
        ((1, 3, 3, 6), 3, 1e-3),
        ((3, 6), 3, 1e-5),
        ((2, 3, 4), 2, 1e-5),
    ):
        name = f"GroupNorm on {list(dims)}, {groups} groups, epsilon {epsilon:g}"
        result.append(_group_norm(name, Numbers(name).uniform(*dims), groups, epsilon))
    return result


def _masked_batch():
    """torch's batch norm of the steps that are there alone."""

    def one(name, dims, lengths, decay=0.9):
        numbers = Numbers(name)
        x = numbers.uniform(*dims)
        channels = dims[-1]
        mask = torch.arange(dims[1]) < torch.tensor(lengths)[:, None]
        parameters = _affine(numbers, channels, True, True)
        states = {
            "movingMean": numbers.uniform(channels),
            "movingVariance": numbers.uniform(channels, low=0.5, high=2.0),
        }

        def forward(inputs, weights, moving):
            rows = F.batch_norm(
                inputs[0][mask], moving["movingMean"], moving["movingVariance"],
                weights["gamma"], weights["beta"], True, 1 - decay, 1e-3,
            )
            return torch.zeros_like(inputs[0]).masked_scatter(mask[..., None], rows), moving

        # what is masked has some value, which no gradient asks for
        upstream = numbers.uniform(*dims, low=-1.0, high=1.0) * mask[..., None]
        return case(name, "BatchNorm", {"decay": decay}, [x], forward, parameters, states, True,
                    upstream=upstream, masks=[mask], kept=mask)

    return [one("BatchNorm, masked", (3, 4, 2), (4, 1, 2)),
            one("BatchNorm, masked, one step left", (2, 3, 3), (1, 2))]
