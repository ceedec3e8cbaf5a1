package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record SoftmaxLayerBeforeLoss(
    @Normalize @Flatten Tensor pixels,
    @Dense(units = 10) Tensor logits,
    // WARNING: [DoubleSoftmax] probabilities ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: fix: remove @Softmax from probabilities
    @Softmax Tensor probabilities) {}
