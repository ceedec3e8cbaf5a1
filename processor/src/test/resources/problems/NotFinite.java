import dev.tenon.*;

@Model(data = Mnist.class)
record NotFinite(
    // ERROR: [NotFinite] pixels has mean = NaN; that must be a finite number
    @Normalize(mean = 0.0 / 0, std = 1) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
