"""One reference case: its random numbers, its gradients, its checks and its JSON."""

import json
import math
import random

import torch

TOLERANCE_BY_HAND = 1e-4  # the epsilons of the normalisations are not part of sums by hand
STEP = 1e-6


class Numbers:
    """Random numbers that depend on the name of a case alone, with three decimals."""

    def __init__(self, name):
        self._random = random.Random(name)

    def uniform(self, *dims, low=-2.0, high=2.0):
        """Numbers between low and high."""
        values = [round(self._random.uniform(low, high), 3) for _ in range(math.prod(dims))]
        return torch.tensor(values).reshape(dims)

    def away_from(self, *dims, kinks=(0.0,), low=-3.0, high=3.0):
        """Numbers that keep a distance of 0.05 from the points without a derivative."""
        values = []
        while len(values) < math.prod(dims):
            value = round(self._random.uniform(low, high), 3)
            if all(abs(value - kink) > 0.05 for kink in kinks):
                values.append(value)
        return torch.tensor(values).reshape(dims)

    def distinct(self, *dims):
        """Numbers of which no two are equal, nor nearly so: a maximum has no tie."""
        count = math.prod(dims)
        values = [round(0.05 * (i - count // 2) + 0.013, 3) for i in range(count)]
        self._random.shuffle(values)
        return torch.tensor(values).reshape(dims)

    def integers(self, *dims, below, dtype):
        values = [self._random.randrange(below) for _ in range(math.prod(dims))]
        return torch.tensor(values, dtype=dtype).reshape(dims)


def case(
    name,
    layer,
    options,
    inputs,
    forward,
    parameters=None,
    states=None,
    training=False,
    upstream=None,
    no_gradient=(),
    by_hand=None,
    by_hand_states=None,
    comment=None,
    masks=None,
    kept=None,
):
    """Computes one case.

    forward takes the inputs (a list) and dictionaries of parameters and of states, all laid out
    as in Tenon; it returns the output, or the output and a dictionary of the states afterwards.
    no_gradient lists the inputs towards which no gradient is wanted. by_hand is the output that
    one expects, by_hand_states the states afterwards. masks are those of the inputs, which forward
    has to know by itself. kept is the mask of the output, where it is only what it should be then.
    """
    parameters = parameters or {}
    states = states or {}

    def leaf(tensor):
        return tensor.clone().requires_grad_() if tensor.is_floating_point() else tensor

    def run(some_inputs, some_parameters):
        result = forward(some_inputs, some_parameters, {k: v.clone() for k, v in states.items()})
        return result if isinstance(result, tuple) else (result, {})

    leaves = [
        tensor if i in no_gradient else leaf(tensor) for i, tensor in enumerate(inputs)
    ]
    weights = {key: leaf(tensor) for key, tensor in parameters.items()}
    output, states_after = run(leaves, weights)
    if upstream is None:
        upstream = Numbers(name + " upstream").uniform(*output.shape, low=-1.0, high=1.0)
    if output.requires_grad:
        (upstream * output).sum().backward()

    _check_gradients(name, run, upstream, leaves, weights)
    if by_hand is not None:
        _check_by_hand(name, output, by_hand)
    for key, expected in (by_hand_states or {}).items():
        _check_by_hand(name, states_after[key], expected)

    result = {"name": name, "layer": layer, "options": options, "training": training}
    if comment:
        result["comment"] = comment
    result["inputs"] = [tensor_json(tensor) for tensor in inputs]
    if masks:
        result["masks"] = [None if mask is None else tensor_json(mask) for mask in masks]
    if kept is not None:
        result["kept"] = tensor_json(kept)
    result["parameters"] = {k: tensor_json(v) for k, v in parameters.items()}
    result["states"] = {k: tensor_json(v) for k, v in states.items()}
    result["output"] = tensor_json(output)
    result["upstream"] = tensor_json(upstream)
    result["inputGradients"] = [
        tensor_json(_gradient(x)) if x.requires_grad else None for x in leaves
    ]
    result["parameterGradients"] = {k: tensor_json(_gradient(v)) for k, v in weights.items()}
    result["statesAfter"] = {k: tensor_json(v) for k, v in states_after.items()}
    return result


def _gradient(leaf):
    return torch.zeros_like(leaf) if leaf.grad is None else leaf.grad


def _check_gradients(name, run, upstream, leaves, weights):
    """Compares the gradients with a central difference in one random direction a tensor."""
    numbers = Numbers(name + " direction")

    def loss(some_inputs, some_weights):
        with torch.no_grad():
            return (upstream * run(some_inputs, some_weights)[0]).sum().item()

    def compare(what, tensor, at):
        direction = numbers.uniform(*tensor.shape)
        there, back = (loss(*at(tensor.detach() + s * direction)) for s in (STEP, -STEP))
        numeric = (there - back) / (2 * STEP)
        exact = (_gradient(tensor) * direction).sum().item()
        scale = max(1.0, abs(exact), abs(there), abs(back))
        if abs(numeric - exact) > 1e-6 * scale:
            raise AssertionError(f"{name}: gradient of {what}: {exact}, differences {numeric}")

    for i, x in enumerate(leaves):
        if x.requires_grad:
            compare(f"input {i}", x, lambda t, i=i: (leaves[:i] + [t] + leaves[i + 1 :], weights))
    for key, weight in weights.items():
        compare(key, weight, lambda t, key=key: (leaves, {**weights, key: t}))


def _check_by_hand(name, actual, expected):
    expected = torch.as_tensor(expected, dtype=torch.float64)
    if actual.shape != expected.shape:
        raise AssertionError(f"{name}: dims {list(actual.shape)}, by hand {list(expected.shape)}")
    if not torch.allclose(actual, expected, rtol=TOLERANCE_BY_HAND, atol=TOLERANCE_BY_HAND):
        raise AssertionError(f"{name}: {actual.tolist()}, by hand {expected.tolist()}")


def tensor_json(tensor):
    dtype = str(tensor.dtype).removeprefix("torch.")
    values = tensor.detach().reshape(-1).tolist()
    if dtype == "bool":
        values = [int(value) for value in values]
    if dtype == "float64":
        values = [value + 0.0 for value in values]  # -0.0 becomes 0.0
        if not all(math.isfinite(value) for value in values):
            raise AssertionError("a reference value is not finite")
    return {"dims": list(tensor.shape), "dtype": dtype, "values": values}


def write(path, cases):
    """Writes the cases with one line for each of their members."""
    names = [each["name"] for each in cases]
    if len(set(names)) != len(names):
        raise AssertionError(f"{path}: two cases have the same name")
    origin = f"torch {torch.__version__}, reference.py"
    lines = [f'{{"origin": {json.dumps(origin)},', ' "cases": [']
    for i, each in enumerate(cases):
        members = [f"   {json.dumps(key)}: {_compact(value)}" for key, value in each.items()]
        lines += ["  {", ",\n".join(members), "  }" + ("," if i + 1 < len(cases) else "")]
    lines.append("]}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _compact(value):
    return json.dumps(value, separators=(",", ":"), allow_nan=False)
