import dev.tenon.*;

@Model(data = Mnist.class)
record NoLayer(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    // ERROR: [NoLayer] flat has no layer annotation
    Tensor flat,
    @Flatten Tensor flatter,
    @Dense(units = 10) Tensor logits) {}
