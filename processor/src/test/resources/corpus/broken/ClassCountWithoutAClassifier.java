package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCountWithoutAClassifier(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    // ERROR: [ClassCount] dropped is [N 128], but Mnist has 10 classes
    // THEN: fix: put @Dense(units = 10) after it
    @Dropout(0.5) Tensor dropped) {}
