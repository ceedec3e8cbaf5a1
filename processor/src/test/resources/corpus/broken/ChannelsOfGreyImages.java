package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ChannelsOfGreyImages(
    @Normalize Tensor pixels,
    // ERROR: [ConvChannels] conv1 declares 1 channel but receives 3: its input is [N 32 32 3]
    // THEN: fix: remove channels
    // THEN: or write channels = 3
    @Conv2d(filters = 32, kernel = 3, channels = 1, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
