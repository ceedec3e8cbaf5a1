import dev.tenon.*;

final class DecayMoments {
  @Model(data = Mnist.class)
  // ERROR: [DecayMoments] @StepDecay has value = [0.75, 0.5]; that must be parts of training, rising from above 0 to below 1
  @StepDecay({0.75, 0.5})
  record Falling(
      @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 10) Tensor logits) {}

  @Model(data = Mnist.class)
  @StepDecay(
      value = 0.5,
      // ERROR: [NotPositive] @StepDecay has factor = 0; that must be above 0
      factor = 0)
  record Stopping(
      @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 10) Tensor logits) {}

  @Model(data = Mnist.class)
  // ERROR: [NoFraction] @Warmup has value = 5; that must be from 0 to below 1
  @Warmup(5)
  record Warm(
      @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 10) Tensor logits) {}
}
