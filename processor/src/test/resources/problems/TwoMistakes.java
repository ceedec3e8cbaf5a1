import dev.tenon.*;

@Model(data = Mnist.class)
record TwoMistakes(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [DenseWidth] Dense declares 5 inputs but receives 784: input is [N 784]
    @Dense(inputs = 5, units = 20) Tensor hidden,
    // ERROR: [NotPositive] Dense: units must be above 0, not -10
    @Dense(units = -10) Tensor logits) {}
