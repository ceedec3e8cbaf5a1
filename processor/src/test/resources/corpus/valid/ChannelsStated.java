package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ChannelsStated(
    @Normalize(mean = {0.49, 0.48, 0.45}, std = {0.25, 0.24, 0.26}) Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, channels = 3, activation = RELU) Tensor conv1,
    @Conv2d(filters = 64, kernel = 3, channels = 32, stride = 2, activation = RELU) Tensor conv2,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
