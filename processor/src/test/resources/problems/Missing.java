import dev.tenon.*;

// What the compiler reports itself is not reported again.
@Model(data = Mnist.class)
final class Missing {
  @Normalize(mean = 0.1307, std = 0.3081)
  Tensor pixels;

  // ERROR: [NoModel] @Adam says something about a model, but Other is none
  @Adam static final class Other {}

  @Flatten Tensor flat;

  @Dense(units = 10) Tensor logits;
}
