package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// counted for 32 x 32 images, and not flattened
@Model(data = Mnist.class)
record DenseWidthOfWhatIsNotFlat(
    @Normalize Tensor pixels,
    @Conv2d(filters = 6, kernel = 5, padding = Padding.VALID, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 32, kernel = 3, padding = Padding.VALID, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor pool2,
    // ERROR: [DenseWidth] hidden declares 1024 inputs but receives 32: its input is [N 5 5 32]
    // THEN: flattened it is [N 800]
    // THEN: fix: put @Flatten before it and remove inputs
    @Dense(inputs = 1024, units = 120, activation = RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
