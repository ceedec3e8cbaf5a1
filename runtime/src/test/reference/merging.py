"""Add, Multiply and Concat."""

import functools
import operator

import torch

from case_format import Numbers, case


def cases():
    return [*_by_hand(), *_element_wise(), *_concat()]


FUNCTIONS = {"Add": operator.add, "Multiply": operator.mul}


def _merge(layer, name, inputs, **more):
    def forward(tensors, _, __):
        return functools.reduce(FUNCTIONS[layer], tensors)

    return case(name, layer, {}, inputs, forward, **more)


def _join(name, axis, inputs, **more):
    def forward(tensors, _, __):
        return torch.cat(tensors, axis)

    return case(name, "Concat", {"axis": axis}, inputs, forward, **more)


def _by_hand():
    left, right = torch.tensor([[1.0, 2.0]]), torch.tensor([[10.0, 20.0]])
    column = torch.tensor([[1.0], [2.0]])
    return [
        _merge("Add", "by hand: a sum", [left, right], by_hand=torch.tensor([[11.0, 22.0]])),
        _merge("Add", "by hand: the sum of a column and a row", [column, right],
               by_hand=torch.tensor([[11.0, 21.0], [12.0, 22.0]])),
        _merge("Multiply", "by hand: a product", [left, right],
               by_hand=torch.tensor([[10.0, 40.0]])),
        _merge("Multiply", "by hand: the product of a column and a row", [column, right],
               by_hand=torch.tensor([[10.0, 20.0], [20.0, 40.0]])),
        _merge("Add", "by hand: the sum of three", [left, right, torch.tensor([[100.0, 200.0]])],
               by_hand=torch.tensor([[111.0, 222.0]])),
        _merge("Multiply", "by hand: the product of three",
               [left, right, torch.tensor([[2.0, -1.0]])],
               by_hand=torch.tensor([[20.0, -40.0]])),
        _join("by hand: side by side", 1, [left, right],
              by_hand=torch.tensor([[1.0, 2.0, 10.0, 20.0]])),
        _join("by hand: channels of each pixel side by side", 3,
              [torch.tensor([1.0, 2.0]).reshape(1, 1, 2, 1),
               torch.tensor([[3.0, 4.0], [5.0, 6.0]]).reshape(1, 1, 2, 2)],
              by_hand=torch.tensor([[1.0, 3.0, 4.0], [2.0, 5.0, 6.0]]).reshape(1, 1, 2, 3)),
    ]


def _element_wise():
    shapes = [
        [(3, 4), (3, 4)],
        [(2, 2, 3, 2), (2, 2, 3, 2)],
        [(2, 3), (2, 3), (2, 3)],
        [(2, 2, 3, 3), (2, 1, 1, 3)],
        [(2, 1, 1, 3), (2, 2, 2, 3)],
        [(2, 3, 4), (4,)],
        [(2, 1, 3), (2, 4, 1)],
        [(3, 1), (1, 4), (3, 4)],
        [(2, 3), ()],
    ]
    result = []
    for layer in FUNCTIONS:
        for dims in shapes:
            name = f"{layer} of " + " and ".join(str(list(each)) for each in dims)
            numbers = Numbers(name)
            result.append(_merge(layer, name, [numbers.uniform(*each) for each in dims]))
    return result


def _concat():
    shapes = [
        (1, [(2, 3), (2, 1)]),
        (-1, [(2, 3), (2, 2), (2, 1)]),
        (3, [(2, 2, 2, 1), (2, 2, 2, 3)]),
        (1, [(1, 2, 3, 2), (1, 1, 3, 2), (1, 2, 3, 2)]),
        (2, [(2, 2, 1, 2), (2, 2, 2, 2)]),
        (1, [(2, 1, 3), (2, 3, 3)]),
        (0, [(1, 3), (2, 3)]),
    ]
    result = []
    for axis, dims in shapes:
        name = f"Concat along {axis} of " + " and ".join(str(list(each)) for each in dims)
        numbers = Numbers(name)
        result.append(_join(name, axis, [numbers.uniform(*each) for each in dims]))
    return result
