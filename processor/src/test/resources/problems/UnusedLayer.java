import dev.tenon.*;

@Model(data = Mnist.class)
record UnusedLayer(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    // WARNING: [UnusedLayer] nothing uses hidden
    @Dense(units = 20) Tensor hidden,
    @Dense(units = 10) @From("flat") Tensor logits) {}
