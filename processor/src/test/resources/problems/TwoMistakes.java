import dev.tenon.*;

@Model(data = Mnist.class)
record TwoMistakes(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [DenseWidth] hidden declares 5 inputs but receives 784: its input is [N 784]
    @Dense(inputs = 5, units = 20) Tensor hidden,
    // ERROR: [NotPositive] logits has units = -10; that must be above 0
    @Dense(units = -10) Tensor logits) {}
