package cases;

import dev.tenon.*;

// two of them in branches that meet
@Model(data = Mnist.class)
@Training(epochs = 2, batchSize = 32)
record FiveMistakesInADigitReader(
    @Normalize @Conv2d(filters = 8, kernel = 3) @BatchNorm @Relu Tensor a1,
    // ERROR: [StatedShape] a2 is stated to be [N 14 14 9] but is [N 14 14 8]
    // THEN: fix: write @Shape("N 14 14 8")
    @MaxPool2d(2) @Shape("N 14 14 9") Tensor a2,
    @Conv2d(filters = 16, kernel = 3) @BatchNorm @Relu Tensor b1,
    @Conv2d(filters = 8, kernel = 1) @From("a2") Tensor b2,
    // ERROR: [BroadcastMismatch] b3 cannot add [N 14 14 16] and [N 14 14 8]
    // THEN: fix: write filters = 16 in b2
    @Add @From({"b1", "b2"}) Tensor b3,
    // ERROR: [TransposeAxes] t has the order [0, 3, 1, 4], but its input [N 14 14 16] has the axes 0 to 3
    // WARNING: [UnusedLayer] nothing uses t
    // THEN: fix: write @Transpose({0, 3, 1, 2})
    // THEN: help: remove it, name it in a @From, or mark it @Output
    @Transpose({0, 3, 1, 4}) Tensor t,
    @Flatten @From("b3") Tensor f,
    @Dense(units = 32) @Dropout(0.2) Tensor h,
    // ERROR: [ReshapeCount] r cannot reshape [N 32] to [N 5 6]: 32*N elements are not 30*N
    // THEN: fix: write units = 30 in h
    @Reshape("N 5 6") Tensor r,
    // WARNING: [DoubleSoftmax] out ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: fix: remove activation
    @Flatten @Dense(units = 10, activation = Act.SOFTMAX) Tensor out) {}
