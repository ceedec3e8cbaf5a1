package cases;

import dev.tenon.*;

// a score for each example, and the softmax of all
@Model
record SoftmaxAxisOfTheBatch(
    @Input("N 32") Tensor mail,
    @Dense(units = 1) Tensor score,
    @Reshape("N") Tensor flat,
    // WARNING: [SoftmaxAxis] probability takes the softmax of [N] along its last axis, the batch
    // THEN: fix: write @Sigmoid in place of it
    @Softmax Tensor probability) {}
