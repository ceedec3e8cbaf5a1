package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record DenseWidthOfTheNextLayer(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 300, activation = RELU) Tensor hidden1,
    // ERROR: [DenseWidth] hidden2 declares 128 inputs but receives 300: its input is [N 300]
    // THEN: fix: remove inputs
    // THEN: or write inputs = 300
    @Dense(inputs = 128, units = 100, activation = RELU) Tensor hidden2,
    @Dense(units = 10) Tensor logits) {}
