import dev.tenon.*;

@Model(data = Mnist.class)
record LabelType(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [LabelType] logits is compared with [N 10], but the labels of Mnist are [int32 N]
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 10) Tensor logits) {}
