import dev.tenon.*;

@Model(data = Mnist.class)
record LossKind(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [LossKind] logits has MEAN_SQUARED_ERROR, but the labels of Mnist are class indices, [int32 N]
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 10) Tensor logits) {}
