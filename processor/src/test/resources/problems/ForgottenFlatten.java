import dev.tenon.*;

@Model(data = Mnist.class)
record ForgottenFlatten(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Conv2d(filters = 8, kernel = 3) Tensor conv,
    // ERROR: [LabelType] logits is compared with "int32 N 28 28", but the labels of Mnist are "int32 N"
    @Dense(units = 10) Tensor logits) {}
