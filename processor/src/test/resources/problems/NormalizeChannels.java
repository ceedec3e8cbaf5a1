import dev.tenon.*;

@Model(data = Mnist.class)
record NormalizeChannels(
    // ERROR: [NormalizeChannels] pixels has 2 numbers for mean, but its input [N 28 28 1] has 1 channel
    @Normalize(mean = {0.1, 0.2}, std = {0.3, 0.4}) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
