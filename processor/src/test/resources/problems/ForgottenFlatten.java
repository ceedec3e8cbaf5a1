import dev.tenon.*;

@Model(data = Mnist.class)
record ForgottenFlatten(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Conv2d(filters = 8, kernel = 3) Tensor conv,
    // ERROR: [LabelRank] logits gives 28 x 28 predictions an example, [N 28 28 10], for labels [N] of Mnist
    @Dense(units = 10) Tensor logits) {}
