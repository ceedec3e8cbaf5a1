package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

// two mistakes in one layer
@Model(data = Cifar10.class)
record ClassCountBesideAWrongWidth(
    @Normalize @Conv2d(filters = 16, kernel = 3) @Relu Tensor stem,
    // ERROR: [DenseWidth] out declares 4096 inputs but receives 16384: its input is [N 16384]
    // THEN: fix: remove inputs
    // THEN: or write inputs = 16384
    // ERROR: [ClassCount] out is [N 100], but Cifar10 has 10 classes
    // THEN: fix: put @Dense(units = 10) after it
    @Flatten @Dense(inputs = 16 * 16 * 16, units = 100, activation = SIGMOID) Tensor out) {}
