import dev.tenon.*;

@Model(data = Mnist.class)
// ERROR: [NotPositive] Adam: value must be above 0, not -1
@Adam(-1)
// ERROR: [NotPositive] Training: epochs must be above 0, not 0
@Training(epochs = 0)
record LearningRate(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
