import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCount(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [ClassCount] logits is [N 11], but Mnist has 10 classes
    @Dense(units = 11) Tensor logits) {}
