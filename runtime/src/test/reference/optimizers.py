"""Optimizers: five steps of a small parameter with given gradients.

The rules are written out below from the papers, in plain Python; where torch has the same rule, or
one that can be made the same, its steps are compared with them.

A case holds the parameter before ("initial"), a gradient a step, and after each step the parameter
and the optimizer's own variables ("slots"), which all start at 0.
"""

import math

import torch

from case_format import Numbers, tensor_json

DIMS = (2, 3)


def cases():
    sgd = {"learningRate": 0.1, "momentum": 0.0, "nesterov": False}
    adam = {"learningRate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}
    rms = {"learningRate": 1e-3, "rho": 0.9, "momentum": 0.0, "epsilon": 1e-7}
    other_adam = {"learningRate": 0.05, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3}
    ones = [1.0]
    return [
        _by_hand("by hand: SGD subtracts a tenth of 2", "Sgd", sgd, ones, [2.0], 0.8),
        _by_hand("by hand: momentum 0.5 remembers", "Sgd", sgd | {"momentum": 0.5}, ones,
                 [2.0, 0.0], 0.7),
        _by_hand("by hand: Nesterov looks ahead", "Sgd", sgd | {"momentum": 0.5, "nesterov": True},
                 ones, [2.0], 0.7),
        _by_hand("by hand: the first step of Adam is the learning rate", "Adam", adam, ones, [-7.0],
                 1.001),
        _by_hand("by hand: AdamW shrinks by learning rate times decay", "AdamW",
                 adam | {"learningRate": 0.1, "weightDecay": 0.5}, [2.0], [0.0], 1.9),
        _by_hand("by hand: the first step of RMSProp is learning rate / sqrt(1 - rho)", "RmsProp",
                 rms | {"rho": 0.75}, ones, [3.0], 0.998),
        _case("SGD", "Sgd", sgd),
        _case("SGD, momentum 0.9", "Sgd", sgd | {"momentum": 0.9}),
        _case("SGD, momentum 0.9, Nesterov", "Sgd", sgd | {"momentum": 0.9, "nesterov": True}),
        _case("Adam", "Adam", adam),
        _case("Adam, other options", "Adam", other_adam),
        _case("Adam, gradients of 1e-6", "Adam", adam, scale=1e-6),
        _case("AdamW, weight decay 0.01", "AdamW", adam | {"weightDecay": 0.01}),
        _case("AdamW, other options", "AdamW", other_adam | {"weightDecay": 0.1}),
        _case("AdamW, no weight decay", "AdamW", adam | {"weightDecay": 0.0}),
        _case("RMSProp", "RmsProp", rms),
        _case("RMSProp, momentum 0.9", "RmsProp", rms | {"momentum": 0.9}),
        _case("RMSProp, other options", "RmsProp",
              {"learningRate": 0.01, "rho": 0.8, "momentum": 0.5, "epsilon": 1e-2}),
    ]


def sgd(o, weight, gradient, slots, step):
    """Sutskever et al. 2013, in the form of TensorFlow: the learning rate is outside the sum."""
    if o["momentum"] == 0:
        return weight - o["learningRate"] * gradient
    slots["momentum"] = o["momentum"] * slots.get("momentum", 0.0) + gradient
    ahead = gradient + o["momentum"] * slots["momentum"]
    return weight - o["learningRate"] * (ahead if o["nesterov"] else slots["momentum"])


def adam(o, weight, gradient, slots, step):
    """Kingma and Ba 2015, the order of the last paragraph of section 2 ("epsilon hat")."""
    slots["m"] = o["beta1"] * slots.get("m", 0.0) + (1 - o["beta1"]) * gradient
    slots["v"] = o["beta2"] * slots.get("v", 0.0) + (1 - o["beta2"]) * gradient**2
    rate = o["learningRate"] * math.sqrt(1 - o["beta2"] ** step) / (1 - o["beta1"] ** step)
    return weight - rate * slots["m"] / (math.sqrt(slots["v"]) + o["epsilon"])


def adam_w(o, weight, gradient, slots, step):
    """Loshchilov and Hutter 2019: the weight shrinks by itself, outside the moments."""
    shrunk = weight - o["learningRate"] * o["weightDecay"] * weight
    return adam(o, shrunk, gradient, slots, step)


def rms_prop(o, weight, gradient, slots, step):
    """Tieleman and Hinton 2012, as in TensorFlow: epsilon is inside the root."""
    slots["rms"] = o["rho"] * slots.get("rms", 0.0) + (1 - o["rho"]) * gradient**2
    slots["momentum"] = o["momentum"] * slots.get("momentum", 0.0) + (
        o["learningRate"] * gradient / math.sqrt(slots["rms"] + o["epsilon"])
    )
    return weight - slots["momentum"]


RULES = {"Sgd": sgd, "Adam": adam, "AdamW": adam_w, "RmsProp": rms_prop}


def _case(name, optimizer, options, initial=None, gradients=None, scale=1.0):
    numbers = Numbers(name)
    if initial is None:
        initial = numbers.uniform(*DIMS)
        # The last gradients are small: a moving mean shows only then.
        sizes = [scale * size for size in (1.0, 2.0, 1.0, 0.1, 0.01)]
        gradients = [numbers.uniform(*DIMS) * size for size in sizes]

    weights = initial.reshape(-1).tolist()
    slots = [{} for _ in weights]
    parameters, slots_after = [], []
    for step, gradient in enumerate(gradients, start=1):
        for i, g in enumerate(gradient.reshape(-1).tolist()):
            weights[i] = RULES[optimizer](options, weights[i], g, slots[i], step)
        parameters.append(torch.tensor(weights).reshape(initial.shape))
        slots_after.append({
            key: torch.tensor([slot[key] for slot in slots]).reshape(initial.shape)
            for key in slots[0]
        })
    _compare_with_torch(name, optimizer, options, initial, gradients, parameters)
    return {
        "name": name,
        "optimizer": optimizer,
        "options": options,
        "initial": tensor_json(initial),
        "gradients": [tensor_json(g) for g in gradients],
        "parameters": [tensor_json(p) for p in parameters],
        "slots": [{k: tensor_json(v) for k, v in slot.items()} for slot in slots_after],
    }


def _by_hand(name, optimizer, options, initial, gradients, expected):
    result = _case(
        name, optimizer, options, torch.tensor(initial), [torch.tensor([g]) for g in gradients]
    )
    last = result["parameters"][-1]["values"]
    if abs(last[0] - expected) > 1e-7:
        raise AssertionError(f"{name}: {last}, by hand {expected}")
    return result


def _compare_with_torch(name, optimizer, options, initial, gradients, expected):
    """Steps torch's optimizer beside; its epsilon has another place, which is made up for."""
    weight = initial.clone().requires_grad_()
    rate = options["learningRate"]
    if optimizer == "Sgd":
        other = torch.optim.SGD(
            [weight], rate, momentum=options["momentum"], nesterov=options["nesterov"]
        )
    elif optimizer == "RmsProp":
        # torch adds epsilon outside the root; only without epsilon are the two the same.
        options = options | {"epsilon": 0.0}
        expected = _without_epsilon(options, initial, gradients)
        other = torch.optim.RMSprop(
            [weight], rate, options["rho"], eps=0.0, momentum=options["momentum"]
        )
    else:
        betas = (options["beta1"], options["beta2"])
        decay = options.get("weightDecay", 0.0)
        make = torch.optim.Adam if optimizer == "Adam" else torch.optim.AdamW
        other = make([weight], rate, betas, weight_decay=decay)
    for step, gradient in enumerate(gradients, start=1):
        if optimizer.startswith("Adam"):
            # torch divides by sqrt(v / (1 - beta2^t)) + epsilon: the same with another epsilon.
            hat = options["epsilon"] / math.sqrt(1 - options["beta2"] ** step)
            other.param_groups[0]["eps"] = hat
        weight.grad = gradient.clone()
        other.step()
        if not torch.allclose(weight, expected[step - 1], rtol=1e-12, atol=1e-14):
            raise AssertionError(f"{name}, step {step}: {expected[step - 1]}, torch {weight}")


def _without_epsilon(options, initial, gradients):
    weights = initial.reshape(-1).tolist()
    slots = [{} for _ in weights]
    result = []
    for step, gradient in enumerate(gradients, start=1):
        for i, g in enumerate(gradient.reshape(-1).tolist()):
            weights[i] = rms_prop(options, weights[i], g, slots[i], step)
        result.append(torch.tensor(weights).reshape(initial.shape))
    return result
