import dev.tenon.*;

@Model(data = Mnist.class)
record NormalizeChannels(
    // ERROR: [NormalizeChannels] Normalize has 2 numbers for mean, but the input has 1 channels: [N 28 28 1]
    @Normalize(mean = {0.1, 0.2}, std = {0.3, 0.4}) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
