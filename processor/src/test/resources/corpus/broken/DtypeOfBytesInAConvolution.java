package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record DtypeOfBytesInAConvolution(
    // ERROR: [FloatInput] conv takes floating numbers, but its input is [uint8 N 32 32 3]
    // THEN: fix: put @Normalize before it
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor conv,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
