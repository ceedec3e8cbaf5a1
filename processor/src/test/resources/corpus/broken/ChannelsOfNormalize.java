package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// the means of three colours, for images that have one
@Model(data = Mnist.class)
record ChannelsOfNormalize(
    // ERROR: [NormalizeChannels] pixels has 3 numbers for mean, but its input [N 28 28 1] has 1 channel
    // THEN: fix: write mean = 0.449 and write std = 0.226
    @Normalize(mean = {0.485, 0.456, 0.406}, std = {0.229, 0.224, 0.225}) Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor conv,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
