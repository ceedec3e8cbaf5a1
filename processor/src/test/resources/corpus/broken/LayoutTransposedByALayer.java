package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
record LayoutTransposedByALayer(
    @Normalize @Transpose({0, 3, 1, 2}) Tensor x,
    // WARNING: [ChannelsFirst] c takes its input [N 3 32 32] for 32 channels of 3 x 32 pixels
    // THEN: fix: remove @Transpose from x
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor c,
    @GlobalAvgPool2d Tensor g,
    @Dense(units = 10) Tensor out) {}
