import dev.tenon.*;

final class CycledMomentum {
  @Model(data = Mnist.class)
  @Sgd(0.1)
  // ERROR: [CycledMomentum] @OneCycle changes the momentum, but @Sgd has none
  @OneCycle(momentum = {0.85, 0.95})
  record None(
      @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 10) Tensor logits) {}

  @Model(data = Mnist.class)
  @Adam
  // ERROR: [CycledMomentum] @OneCycle has a least momentum of 0.95, above the largest of 0.85
  @OneCycle(momentum = {0.95, 0.85})
  record Turned(
      @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 10) Tensor logits) {}

  @Model(data = Mnist.class)
  @Adam
  // ERROR: [NoFraction] @OneCycle has momentum = 1; that must be from 0 to below 1
  @OneCycle(momentum = {0.85, 1})
  record Whole(
      @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 10) Tensor logits) {}

  @Model(data = Mnist.class)
  @Adam
  // ERROR: [CycledMomentum] @OneCycle has momentum = [0.9]; that takes two numbers
  @OneCycle(momentum = 0.9)
  record Alone(
      @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 10) Tensor logits) {}
}
