package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// the classifier is missing
@Model(data = Mnist.class)
record ClassCountOfAHiddenLayer(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [ClassCount] hidden is [N 128], but Mnist has 10 classes
    // THEN: fix: put @Dense(units = 10) after it
    @Dense(units = 128, activation = RELU) Tensor hidden) {}
