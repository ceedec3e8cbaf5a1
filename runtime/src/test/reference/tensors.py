"""Methods of tensors, einsum and rearrange; cases are named as the Java test writes them."""

import torch
import torch.nn.functional as F

from case_format import Numbers, case


def cases():
    return [
        *_elementwise(),
        *_reductions(),
        *_comparisons(),
        *_parts(),
        *_indices(),
        *_products(),
        *_rearranged(),
    ]


def _tensor(name, function, *inputs, **more):
    return case(name, "tensor", {}, list(inputs), lambda xs, _, __: function(*xs), **more)


def _of(dims, name, function, *other_dims, **more):
    """A case on numbers of these sizes."""
    numbers = Numbers(name)
    return _tensor(name, function, *(numbers.uniform(*d) for d in (dims, *other_dims)), **more)


def _positive(dims, name, function, *other_dims):
    numbers = Numbers(name)
    inputs = (numbers.uniform(*d, low=0.1, high=3.0) for d in (dims, *other_dims))
    return _tensor(name, function, *inputs)


def _away(dims, name, function, *kinks, **more):
    return _tensor(name, function, Numbers(name).away_from(*dims, kinks=kinks), **more)


def _elementwise():
    return [
        _positive((2, 3), "pow(y)", torch.pow, (3,)),
        _of((2, 3), "pow(3)", lambda x: x**3),
        _positive((4,), "pow(-0.5)", lambda x: x**-0.5),
        _tensor("pow(2) of zero", lambda x: x**2, torch.tensor([0.0, -1.0, 2.0]),
                by_hand=torch.tensor([0.0, 1.0, 4.0])),
        _positive((2, 3), "reciprocal()", torch.reciprocal),
        _positive((2, 3), "rsqrt(0.001)", lambda x: torch.rsqrt(x + 0.001)),
        _tensor("rsqrt(0.25) of zero", lambda x: torch.rsqrt(x + 0.25), torch.zeros(2),
                by_hand=torch.tensor([2.0, 2.0])),
        _away((3, 4), "leakyRelu(0.1)", lambda x: F.leaky_relu(x, 0.1), 0.0),
        _away((3, 4), "elu()", F.elu, 0.0),
        _of((3, 4), "gelu()", F.gelu),
        _of((3, 4), "silu()", F.silu),
        _of((3, 4), "softplus()", F.softplus),
        _positive((3, 2), "log1p()", torch.log1p),
        _of((3, 2), "sin()", torch.sin),
        _of((3, 2), "cos()", torch.cos),
        _of((3, 2), "erf()", torch.erf),
        _away((3, 2), "sign()", torch.sign, 0.0, no_gradient=(0,)),
        _away((3, 3), "floor()", torch.floor, -3, -2, -1, 0, 1, 2, 3, no_gradient=(0,)),
        _away((3, 4), "clip(-1, 0.5)", lambda x: x.clamp(-1.0, 0.5), -1.0, 0.5),
        _away((3, 4), "maximum(0.5)", lambda x: x.clamp(min=0.5), 0.5),
        _away((3, 4), "minimum(0.5)", lambda x: x.clamp(max=0.5), 0.5),
    ]


def _reductions():
    def distinct(dims, name, function):
        return _tensor(name, function, Numbers(name).distinct(*dims))

    return [
        _of((2, 3, 2), "prod(1)", lambda x: x.prod(1)),
        _tensor("prod() with one zero", torch.prod, torch.tensor([2.0, 0.0, 3.0]),
                upstream=torch.tensor(1.0), by_hand=torch.tensor(0.0)),
        _tensor("prod() with two zeros", torch.prod, torch.tensor([2.0, 0.0, 0.0]),
                upstream=torch.tensor(1.0), by_hand=torch.tensor(0.0)),
        _of((2, 3, 4), "variance(0, 2)", lambda x: x.var((0, 2), correction=0)),
        _of((2, 3), "variance()", lambda x: x.var(correction=0)),
        _of((2, 3, 4), "logSumExp(-1)", lambda x: x.logsumexp(-1)),
        _of((2, 3), "logSumExp()", lambda x: x.logsumexp((0, 1))),
        _tensor("logSumExp(0) of large numbers", lambda x: x.logsumexp(0),
                torch.tensor([1000.0, 1000.0, -1000.0])),
        _of((2, 3, 4), "sumKeep(1)", lambda x: x.sum(1, keepdim=True)),
        _of((2, 3, 4), "meanKeep(0, -1)", lambda x: x.mean((0, 2), keepdim=True)),
        distinct((2, 3), "maxKeep(1)", lambda x: x.amax(1, keepdim=True)),
        distinct((2, 3), "minKeep()", lambda x: x.amin((0, 1), keepdim=True)),
        _of((3, 4), "cumsum(1)", lambda x: x.cumsum(1)),
        _of((3, 2, 2), "cumsum(0)", lambda x: x.cumsum(0)),
    ]


def _comparisons():
    """Truths as numbers 1 and 0, through which no gradient flows."""
    x = torch.tensor([1.0, -2.0, 0.5, 3.0])
    y = torch.tensor([1.0, 2.0, -0.5, 3.0])
    pairs = {
        "equalTo(y)": torch.eq,
        "notEqual(y)": torch.ne,
        "greater(y)": torch.gt,
        "greaterEqual(y)": torch.ge,
        "less(y)": torch.lt,
        "lessEqual(y)": torch.le,
        "greater(0).and(y.greater(0))": lambda a, b: (a > 0) & (b > 0),
        "greater(0).or(y.greater(0))": lambda a, b: (a > 0) | (b > 0),
        "equalTo(y).not()": torch.ne,
    }
    numbers = {
        "equalTo(1)": lambda a: a == 1,
        "notEqual(1)": lambda a: a != 1,
        "greater(0.5)": lambda a: a > 0.5,
        "greaterEqual(0.5)": lambda a: a >= 0.5,
        "less(0.5)": lambda a: a < 0.5,
        "lessEqual(0.5)": lambda a: a <= 0.5,
    }
    return [
        *(_tensor(n, lambda a, b, f=f: f(a, b).double(), x, y, no_gradient=(0, 1))
          for n, f in pairs.items()),
        *(_tensor(n, lambda a, f=f: f(a).double(), x, no_gradient=(0,))
          for n, f in numbers.items()),
    ]


def _parts():
    return [
        _of((3, 4), "slice(1, 1, 3)", lambda x: x[:, 1:3]),
        _of((3, 4), "slice(-1, 0, -1)", lambda x: x[..., :-1]),
        _of((4, 2), "slice(0, 1)", lambda x: x[1:]),
        _of((2, 4, 2), "slice(1, -1)", lambda x: x[:, -1:]),
        _of((2, 6), "split(1, 3)[1]", lambda x: x.split(2, 1)[1]),
        _of((2, 3), "stack(0, x, y)", lambda x, y: torch.stack((x, y)), (2, 3)),
        _of((2, 3), "stack(-1, x, y, x)", lambda x, y: torch.stack((x, y, x), -1), (2, 3)),
        _of((2, 3), "concat(0, x, y)", lambda x, y: torch.cat((x, y)), (1, 3)),
        _of((2, 1, 3, 1), "squeeze(1)", lambda x: x.squeeze(1)),
        _of((2, 3), "expandDims(1)", lambda x: x.unsqueeze(1)),
        _of((2, 3), "expandDims(-1)", lambda x: x.unsqueeze(-1)),
        _of((2, 3), "pad(1, 2, 1)", lambda x: F.pad(x, (2, 1))),
        _of((2, 3), "pad(0, 0, 1, -4)", lambda x: F.pad(x, (0, 0, 0, 1), value=-4.0)),
        _of((2, 3), "tile(2, 1)", lambda x: x.repeat(2, 1)),
        _of((2, 1, 2), "tile(3, 2, 2)", lambda x: x.repeat(3, 2, 2)),
        _of((2, 3), "flip(1)", lambda x: x.flip(1)),
        _of((2, 3, 2), "flip(0, 2)", lambda x: x.flip(0, 2)),
        _of((2, 3, 4), "transpose()", lambda x: x.transpose(-1, -2)),
        _of((2, 3, 4), "transpose(2, 0, 1)", lambda x: x.permute(2, 0, 1)),
        _of((2, 6), "reshape(\"2 3 2\")", lambda x: x.reshape(2, 3, 2)),
    ]


def _indices():
    ids = torch.tensor([[2, 0, 2], [1, 2, 0]], dtype=torch.int32)
    return [
        _tensor("gather(ids)", lambda x, i: x[i.long()], Numbers("gather").uniform(3, 2), ids),
        _tensor("gather(ids) of rows of matrices", lambda x, i: x[i.long()],
                Numbers("matrices").uniform(4, 2, 2), torch.tensor([3, 3], dtype=torch.int64)),
        _tensor("pick(index)", lambda x, i: x.gather(-1, i.long()[..., None])[..., 0],
                Numbers("pick").uniform(2, 3), torch.tensor([2, 0], dtype=torch.int32)),
        _tensor("pick(index) of steps", lambda x, i: x.gather(-1, i.long()[..., None])[..., 0],
                Numbers("pick steps").uniform(2, 3, 4), ids),
        _tensor("oneHot(4) times x", lambda x, i: F.one_hot(i.long(), 4).double() * x,
                Numbers("hot").uniform(2, 3, 4), ids),
        _of((5,), "range(5) times x", lambda x: torch.arange(5) * x),
        _of((2, 2), "constant(rows) times x",
            lambda x: torch.tensor([[1.0, 2.0], [3.0, 4.5]]) * x),
    ]


def _products():
    def einsum(text, *dims):
        # einsum of PyTorch wants one letter for each axis
        letters = {}
        for name in text.replace("->", " ").replace(",", " ").split():
            letters.setdefault(name, chr(ord("a") + len(letters)))
        short = "".join(letters.get(t, t) for t in text.replace(",", " , ").split())
        return _of(dims[0], text, lambda *xs: torch.einsum(short, *xs), *dims[1:])

    return [
        _of((2, 3), "matMul(y, false, true)", lambda x, y: x @ y.T, (4, 3)),
        _of((2, 3, 2), "matMul(y, true, false)", lambda x, y: x.transpose(1, 2) @ y, (2, 3, 4)),
        einsum("n i, i j -> n j", (2, 3), (3, 4)),
        einsum("n i, j i -> j n", (2, 3), (4, 3)),
        einsum("n i, n i -> n", (2, 3), (2, 3)),
        einsum("i, j -> i j", (2,), (3,)),
        einsum("n t h d, n s h d -> n h t s", (2, 3, 2, 2), (2, 4, 2, 2)),
        einsum("n h t s, n s h d -> n t h d", (2, 2, 3, 4), (2, 4, 2, 2)),
        einsum("n t c -> n c", (2, 3, 4)),
        einsum("n t c -> c n t", (2, 3, 4)),
        einsum("i j ->", (2, 3)),
        einsum("i j, k -> i", (2, 3), (4,)),
        einsum("b i, o i j, b j -> b o", (2, 3), (4, 3, 2), (2, 2)),
        einsum("batch in, in out, out -> batch", (2, 3), (3, 4), (4,)),
    ]


def _rearranged():
    def rearranged(text, dims, function):
        return _of(dims, text, function)

    return [
        rearranged("n h w c -> n (h w) c", (2, 3, 2, 2), lambda x: x.reshape(2, 6, 2)),
        rearranged("n h w c -> n c h w", (2, 3, 2, 4), lambda x: x.permute(0, 3, 1, 2)),
        rearranged("n (h p) c -> n h p c", (2, 12, 2), lambda x: x.reshape(2, 3, 4, 2)),
        rearranged("n (h p) (w q) c -> n (h w) (p q c)", (2, 4, 6, 1),
                   lambda x: x.reshape(2, 2, 2, 3, 2, 1).permute(0, 1, 3, 2, 4, 5)
                   .reshape(2, 6, 4)),
        rearranged("n t (k h d) -> k n h t d", (2, 3, 12),
                   lambda x: x.reshape(2, 3, 3, 2, 2).permute(2, 0, 3, 1, 4)),
        rearranged("n 1 c -> c 1 n", (2, 1, 3), lambda x: x.permute(2, 1, 0)),
    ]
