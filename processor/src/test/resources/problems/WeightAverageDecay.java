import dev.tenon.*;

final class WeightAverageDecay {
  @Model(data = Mnist.class)
  // ERROR: [NoFraction] @WeightAverage has a decay of 1.0; that must be above 0 and below 1
  @WeightAverage(1)
  record Stuck(
      @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 10) Tensor logits) {}

  @Model(data = Mnist.class)
  // ERROR: [NoFraction] @WeightAverage has a decay of 0.0; that must be above 0 and below 1
  @WeightAverage(value = 0)
  record Forgetful(
      @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 10) Tensor logits) {}

  // ERROR: [NoModel] @WeightAverage says something about a model, but Unmarked is none
  @WeightAverage
  record Unmarked(int number) {}
}
