import dev.tenon.*;

@Model(data = Mnist.class)
@CosineDecay
// ERROR: [TwoSchedules] TwoSchedules has two schedules, @CosineDecay and @StepDecay
@StepDecay(0.5)
record TwoSchedules(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
