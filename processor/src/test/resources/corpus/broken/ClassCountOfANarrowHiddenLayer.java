package cases;

import dev.tenon.*;

// the layer that numbers the classes is missing, not the width of the one before it
@Model(data = Mnist.class)
record ClassCountOfANarrowHiddenLayer(
    @Normalize @Flatten Tensor flat,
    // ERROR: [ClassCount] hidden is [N 16], but Mnist has 10 classes
    // THEN: fix: put @Dense(units = 10) after it
    @Dense(units = 16, activation = Act.RELU) Tensor hidden) {}
