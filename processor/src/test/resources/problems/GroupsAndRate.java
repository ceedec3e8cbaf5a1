import dev.tenon.*;

@Model(data = Mnist.class)
record GroupsAndRate(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    // ERROR: [ConvGroups] conv cannot split 1 channel into 5 groups: its input is [N 28 28 1]
    @Conv2d(filters = 32, kernel = 3, groups = 5) Tensor conv,
    // ERROR: [DropoutRate] dropped drops a part of 1.5; that must be from 0 to below 1
    @Dropout(1.5) Tensor dropped,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
