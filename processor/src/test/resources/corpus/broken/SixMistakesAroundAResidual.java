package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
record SixMistakesAroundAResidual(
    // ERROR: [NormalizeChannels] c1 has 2 numbers for mean, but its input [N 32 32 3] has 3 channels
    // THEN: fix: write mean = 0.5
    @Normalize(mean = {0.5, 0.5}) @Conv2d(filters = 16, kernel = 3, channels = 3) @Relu Tensor c1,
    // ERROR: [ConvChannels] c2 declares 8 channels but receives 16: its input is [N 32 32 16]
    // THEN: fix: remove channels
    // THEN: or write channels = 16
    @Conv2d(filters = 32, kernel = 3, channels = 8) @Relu @MaxPool2d(2) Tensor c2,
    @Conv2d(filters = 32, kernel = 1) @From("c1") Tensor side,
    // ERROR: [BroadcastMismatch] sum cannot add [N 16 16 32] and [N 32 32 32]
    // THEN: fix: write stride = 2 in side
    // THEN: or put @Conv2d(filters = 32, kernel = 1, stride = 2) on input 2
    @Add @From({"c2", "side"}) Tensor sum,
    // ERROR: [DenseWidth] d declares 2048 inputs but receives 8192: its input is [N 8192]
    // THEN: fix: remove inputs
    // THEN: or write inputs = 8192
    @Flatten @Dense(units = 64, inputs = 2048, activation = RELU) Tensor d,
    // ERROR: [ClassCount] out is [N 100], but Cifar10 has 10 classes
    // THEN: fix: write units = 10
    // WARNING: [DoubleSoftmax] out ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: fix: remove activation
    @Dense(units = 100, activation = SOFTMAX) Tensor out) {}
