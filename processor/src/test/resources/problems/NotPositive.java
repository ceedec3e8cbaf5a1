import dev.tenon.*;

@Model(data = Mnist.class)
record NotPositive(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [NotPositive] hidden has units = 0; that must be above 0
    @Dense(units = 0) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
