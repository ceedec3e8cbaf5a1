import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCount(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [ClassCount] Mnist has 10 classes, but the output is [N 11]
    @Dense(units = 11) Tensor logits) {}
