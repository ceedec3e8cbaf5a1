package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = Mnist.class)
record ChannelsOfColoursForGrey(
    // ERROR: [NormalizeChannels] x has 3 numbers for mean, but its input [N 28 28 1] has 1 channel
    // THEN: fix: write mean = 0.449 and write std = 0.226
    @Normalize(mean = {0.485, 0.456, 0.406}, std = {0.229, 0.224, 0.225}) Tensor x,
    // ERROR: [ConvChannels] c declares 3 channels but receives 1: its input is [N 28 28 1]
    // THEN: fix: remove channels
    // THEN: or write channels = 1
    @Conv2d(filters = 16, kernel = 3, channels = 3, activation = RELU) Tensor c,
    @GlobalAvgPool2d Tensor g,
    @Dense(units = 10) Tensor out) {}
