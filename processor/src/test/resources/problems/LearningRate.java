import dev.tenon.*;

@Model(data = Mnist.class)
// ERROR: [NotPositive] @Adam has value = -1; that must be above 0
@Adam(-1)
// ERROR: [NotPositive] @Training has epochs = 0; that must be above 0
@Training(epochs = 0)
record LearningRate(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
