package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record NoClassifierAtTheEnd(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor conv1,
    // ERROR: [ClassCount] conv2 is [N 7 7 8], but Mnist has 10 classes
    // THEN: fix: put @Flatten @Dense(units = 10) after it
    @Conv2d(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor conv2) {}
