package cases;

import dev.tenon.*;

// classes first, examples last
@Model
record SoftmaxAxisOfTheExamples(
    @Input("10 N") Tensor scores,
    // WARNING: [SoftmaxAxis] probabilities takes the softmax of [10 N] along its last axis, the batch
    // THEN: fix: write @Input("N 10") in scores
    @Softmax Tensor probabilities) {}
