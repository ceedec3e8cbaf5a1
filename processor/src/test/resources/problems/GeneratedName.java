import dev.tenon.*;

@Model(data = Mnist.class)
// ERROR: [GeneratedName] GeneratedNameTrainer is generated for GeneratedName, but another class is called so
record GeneratedName(
    @Normalize Tensor pixels, @Flatten Tensor flat, @Dense(units = 10) Tensor logits) {}

final class GeneratedNameTrainer {}
