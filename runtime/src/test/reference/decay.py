"""Weight decay: one step of a small network, in which kernels shrink and other weights do not.

The network is dense (ReLU), layer norm, dense; its loss is the mean squared error. "lossDecay" adds
that number times the sum of the squared kernels to the loss; AdamW shrinks the kernels by itself.
"""

import math

import torch
import torch.nn.functional as F

from case_format import Numbers, tensor_json

EPSILON = 1e-7


def cases():
    return [
        _case("no decay, SGD", 0.0, _sgd),
        _case("decay 0.05 in the loss, SGD", 0.05, _sgd),
        _case("AdamW, decay 0.2", 0.0, _adam_w),
    ]


def _sgd(kernels, others):
    return torch.optim.SGD(kernels + others, 0.1)


def _adam_w(kernels, others):
    # torch's epsilon has another place; in the first step this one is the same (optimizers.py).
    groups = [{"params": kernels, "weight_decay": 0.2}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, 0.1, eps=EPSILON / math.sqrt(1 - 0.999))


def _case(name, loss_decay, optimizer):
    numbers = Numbers("decay")  # the same for all, so that they can be compared
    x, target = numbers.uniform(5, 3), numbers.uniform(5, 2)
    weights = {
        "hidden/kernel": numbers.uniform(3, 4, low=-1.0, high=1.0),
        "hidden/bias": numbers.uniform(4),
        "norm/gamma": numbers.uniform(4),
        "norm/beta": numbers.uniform(4),
        "y/kernel": numbers.uniform(4, 2, low=-1.0, high=1.0),
        "y/bias": numbers.uniform(2),
    }
    before = {key: tensor_json(value) for key, value in weights.items()}
    for weight in weights.values():
        weight.requires_grad_()
    kernels = [value for key, value in weights.items() if key.endswith("kernel")]
    others = [value for key, value in weights.items() if not key.endswith("kernel")]

    hidden = F.relu(x @ weights["hidden/kernel"] + weights["hidden/bias"])
    norm = F.layer_norm(hidden, (4,), weights["norm/gamma"], weights["norm/beta"], 1e-5)
    loss = F.mse_loss(norm @ weights["y/kernel"] + weights["y/bias"], target)
    step = optimizer(kernels, others)
    (loss + loss_decay * sum((kernel**2).sum() for kernel in kernels)).backward()
    step.step()
    return {
        "name": name,
        "lossDecay": loss_decay,
        "input": tensor_json(x),
        "target": tensor_json(target),
        "before": before,
        "loss": loss.item(),
        "after": {key: tensor_json(value) for key, value in weights.items()},
    }
