"""Losses: the inputs are (prediction, target), the gradient is towards the prediction.

Those of classes give one value per example or step, the others one per element; none reduces.
"""

import math

import torch
import torch.nn.functional as F

from case_format import Numbers, case


def cases():
    return [*_by_hand(), *_softmax(), *_sigmoid(), *_regression(), *_extreme(), *_soft(),
            *_probabilities(), *_hinge()]


def softmax_cross_entropy(logits, labels):
    classes = logits.shape[-1]
    per_example = F.cross_entropy(
        logits.reshape(-1, classes), labels.reshape(-1).long(), reduction="none"
    )
    return per_example.reshape(labels.shape)


def sigmoid_cross_entropy(logits, labels):
    return F.binary_cross_entropy_with_logits(
        logits, labels.expand_as(logits), reduction="none"
    )


def soft_label_cross_entropy(logits, probabilities):
    classes = logits.shape[-1]
    per_example = F.cross_entropy(
        logits.reshape(-1, classes), probabilities.reshape(-1, classes), reduction="none"
    )
    return per_example.reshape(logits.shape[:-1])


def kl_divergence(logits, probabilities):
    each = F.kl_div(F.log_softmax(logits, -1), probabilities, reduction="none")
    return each.sum(-1)


def binary_cross_entropy(probabilities, labels):
    return F.binary_cross_entropy(probabilities, labels.expand_as(probabilities), reduction="none")


def hinge(scores, labels):
    # with a margin of 1, x1 - x2 the score, and the label as its sign
    return F.margin_ranking_loss(
        scores, torch.zeros_like(scores), 2 * labels.expand_as(scores) - 1, margin=1.0,
        reduction="none",
    )


def squared_error(prediction, target):
    return F.mse_loss(prediction, target, reduction="none")


def absolute_error(prediction, target):
    return F.l1_loss(prediction, target, reduction="none")


def _loss(layer, name, function, prediction, target, options=None, **more):
    def forward(inputs, _, __):
        return function(*inputs)

    return case(
        name, layer, options or {}, [prediction, target], forward, no_gradient=(1,), **more
    )


def _huber(name, delta, prediction, target, **more):
    def huber(p, t):
        return F.huber_loss(p, t, reduction="none", delta=delta)

    return _loss("huber", name, huber, prediction, target, {"delta": delta}, **more)


def _indices(*values):
    return torch.tensor(values, dtype=torch.int32)


def _by_hand():
    log = math.log
    prediction, target = torch.tensor([3.0, -1.0]), torch.tensor([1.0, -0.5])
    ones = torch.ones(2)
    table = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    return [
        _loss("softmaxCrossEntropy", "by hand: minus the logarithm of 1/4", softmax_cross_entropy,
              torch.tensor([[log(1.0), log(3.0)]]), _indices(0), by_hand=torch.tensor([log(4.0)])),
        _loss("softmaxCrossEntropy", "by hand: equal logits of three classes cost log 3",
              softmax_cross_entropy, torch.tensor([[7.0, 7.0, 7.0]]), _indices(2),
              by_hand=torch.tensor([log(3.0)])),
        _loss("sigmoidCrossEntropy", "by hand: logit 0 costs log 2", sigmoid_cross_entropy,
              torch.tensor([0.0, log(3.0), log(3.0)]), torch.tensor([1.0, 1.0, 0.0]),
              by_hand=torch.tensor([log(2.0), log(4 / 3), log(4.0)])),
        _loss("squaredError", "by hand: squares", squared_error, prediction, target,
              upstream=ones, by_hand=torch.tensor([4.0, 0.25])),
        _loss("absoluteError", "by hand: distances", absolute_error, prediction, target,
              upstream=ones, by_hand=torch.tensor([2.0, 0.5])),
        _huber("by hand: half the square near, delta times the distance far", 1.0, prediction,
               target, upstream=ones, by_hand=torch.tensor([1.5, 0.125])),
        _huber("by hand: delta 3 times (5 - 3 / 2)", 3.0, torch.tensor([5.0, 2.0]), torch.zeros(2),
               upstream=ones, by_hand=torch.tensor([10.5, 2.0])),
        _loss("squaredError", "by hand: the squares of a table are a table", squared_error, table,
              torch.ones(2, 2), by_hand=torch.tensor([[0.0, 1.0], [4.0, 9.0]])),
        _loss("absoluteError", "by hand: the distances of a table are a table", absolute_error,
              table, torch.full((2, 2), 0.5), by_hand=torch.tensor([[0.5, 1.5], [2.5, 3.5]])),
        _loss("sigmoidCrossEntropy", "by hand: label 1/4 at logit 0 costs log 2 too",
              sigmoid_cross_entropy, torch.tensor([[0.0]]), torch.tensor([[0.25]]),
              by_hand=torch.tensor([[log(2.0)]])),
    ]


def _softmax():
    result = []
    for dims in ((4, 3), (2, 5), (2, 3, 4)):
        name = f"softmax cross-entropy on {list(dims)}"
        numbers = Numbers(name)
        logits = numbers.uniform(*dims, low=-3.0, high=3.0)
        labels = numbers.integers(*dims[:-1], below=dims[-1], dtype=torch.int32)
        result.append(
            _loss("softmaxCrossEntropy", name, softmax_cross_entropy, logits, labels)
        )
    name = "softmax cross-entropy with int64 labels"
    numbers = Numbers(name)
    logits = numbers.uniform(3, 4)
    labels = numbers.integers(3, below=4, dtype=torch.int64)
    return [*result, _loss("softmaxCrossEntropy", name, softmax_cross_entropy, logits, labels)]


def _sigmoid():
    def sigmoid(name, dims, labels):
        logits = Numbers(name).uniform(*dims, low=-4.0, high=4.0)
        return _loss("sigmoidCrossEntropy", name, sigmoid_cross_entropy, logits, labels)

    hard, soft = "sigmoid cross-entropy, labels 0 and 1", "sigmoid cross-entropy, labels between"
    bits = Numbers(hard + " labels").integers(3, 4, below=2, dtype=torch.int32).double()
    return [
        sigmoid(hard, (3, 4), bits),
        sigmoid(soft, (2, 3), Numbers(soft + " labels").uniform(2, 3, low=0.0, high=1.0)),
        sigmoid("sigmoid cross-entropy, one label for all", (3, 1), torch.tensor(1.0)),
    ]


def _regression():
    result = []
    for dims in ((5,), (3, 4), (2, 3, 2)):
        where = f"on {list(dims)}"
        numbers = Numbers("regression " + where)
        target = numbers.uniform(*dims)
        # No difference at 0 or at plus or minus delta, where a derivative jumps.
        prediction = target + numbers.away_from(*dims, kinks=(-1.5, -1.0, 0.0, 1.0, 1.5))
        result += [
            _loss("squaredError", f"squared error {where}", squared_error, prediction, target),
            _loss("absoluteError", f"absolute error {where}", absolute_error, prediction, target),
            _huber(f"huber, delta 1, {where}", 1.0, prediction, target),
            _huber(f"huber, delta 1.5, {where}", 1.5, prediction, target),
        ]
    return result


def _extreme():
    return [
        _loss("softmaxCrossEntropy", "softmax cross-entropy of large logits",
              softmax_cross_entropy,
              torch.tensor([[1000.0, 0.0, -1000.0], [1000.0, 999.0, 0.0], [-800.0, 0.0, 800.0]]),
              _indices(0, 1, 0)),
        _loss("sigmoidCrossEntropy", "sigmoid cross-entropy of large logits",
              sigmoid_cross_entropy,
              torch.tensor([-800.0, -800.0, -40.0, 40.0, 800.0, 800.0]),
              torch.tensor([0.0, 1.0, 0.0, 1.0, 1.0, 0.0])),
    ]


def _soft():
    log = math.log
    result = [
        _loss("softLabelCrossEntropy", "by hand: half of each of two equal classes costs log 2",
              soft_label_cross_entropy, torch.tensor([[3.0, 3.0]]), torch.tensor([[0.5, 0.5]]),
              by_hand=torch.tensor([log(2.0)])),
        _loss("softLabelCrossEntropy", "by hand: one-hot is minus the logarithm of 1/4",
              soft_label_cross_entropy, torch.tensor([[0.0, log(3.0)]]),
              torch.tensor([[1.0, 0.0]]), by_hand=torch.tensor([log(4.0)])),
        _loss("klDivergence", "by hand: 0 where both are the same", kl_divergence,
              torch.tensor([[log(1.0), log(3.0)]]), torch.tensor([[0.25, 0.75]]),
              by_hand=torch.tensor([0.0])),
        _loss("klDivergence", "by hand: certain against a coin costs log 2", kl_divergence,
              torch.tensor([[0.0, 0.0]]), torch.tensor([[1.0, 0.0]]),
              by_hand=torch.tensor([log(2.0)])),
    ]
    for dims in ((4, 3), (2, 5), (2, 3, 4)):
        for layer, function in (("softLabelCrossEntropy", soft_label_cross_entropy),
                                ("klDivergence", kl_divergence)):
            name = f"{layer} on {list(dims)}"
            numbers = Numbers(name)
            logits = numbers.uniform(*dims, low=-3.0, high=3.0)
            labels = numbers.uniform(*dims, low=0.05, high=1.0)
            labels = labels / labels.sum(-1, keepdim=True)
            result.append(_loss(layer, name, function, logits, labels))
    name = "labels that do not add up to 1"
    numbers = Numbers(name)
    return [
        *result,
        _loss("softLabelCrossEntropy", name, soft_label_cross_entropy, numbers.uniform(3, 4),
              numbers.uniform(3, 4, low=0.0, high=2.0)),
        _loss("softLabelCrossEntropy", "soft labels of large logits", soft_label_cross_entropy,
              torch.tensor([[1000.0, 0.0, -1000.0], [-800.0, 0.0, 800.0]]),
              torch.tensor([[0.75, 0.25, 0.0], [0.0, 0.0, 1.0]])),
    ]


def _probabilities():
    name = "binary cross-entropy, labels 0 and 1"
    bits = Numbers(name + " labels").integers(3, 4, below=2, dtype=torch.int32).double()
    between = "binary cross-entropy, labels between"
    return [
        _loss("binaryCrossEntropy", "by hand: a coin costs log 2", binary_cross_entropy,
              torch.tensor([0.5, 0.25]), torch.tensor([1.0, 1.0]),
              by_hand=torch.tensor([math.log(2.0), math.log(4.0)])),
        _loss("binaryCrossEntropy", name, binary_cross_entropy,
              Numbers(name).uniform(3, 4, low=0.02, high=0.98), bits),
        _loss("binaryCrossEntropy", between, binary_cross_entropy,
              Numbers(between).uniform(2, 3, low=0.02, high=0.98),
              Numbers(between + " labels").uniform(2, 3, low=0.0, high=1.0)),
    ]


def _hinge():
    name = "hinge on [3, 4]"
    bits = Numbers(name + " labels").integers(3, 4, below=2, dtype=torch.int32).double()
    # No score at plus or minus 1, where the derivative jumps.
    scores = Numbers(name).away_from(3, 4, kinks=(-1.0, 1.0))
    return [
        _loss("hinge", "by hand: 1 is the margin", hinge, torch.tensor([2.0, 0.5, -3.0, 0.25]),
              torch.tensor([1.0, 1.0, 1.0, 0.0]), by_hand=torch.tensor([0.0, 0.5, 4.0, 1.25])),
        _loss("hinge", name, hinge, scores, bits),
    ]
