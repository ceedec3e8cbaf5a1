import dev.tenon.*;

@Model(data = Mnist.class)
record GroupsAndRate(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    // ERROR: [ConvGroups] 1 channels do not split into 5 groups: input is [N 28 28 1]
    @Conv2d(filters = 32, kernel = 3, groups = 5) Tensor conv,
    // ERROR: [DropoutRate] Dropout drops a part from 0 to below 1, not 1.5
    @Dropout(1.5) Tensor dropped,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
