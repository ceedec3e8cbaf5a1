package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCountOfDigits(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    // ERROR: [ClassCount] logits is [N 9], but Mnist has 10 classes
    // THEN: fix: write units = 10
    @Dense(units = 9) Tensor logits) {}
