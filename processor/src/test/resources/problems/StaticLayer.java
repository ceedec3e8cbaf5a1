import dev.tenon.*;

@Model(data = Mnist.class)
final class StaticLayer {
  @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels;

  // ERROR: [StaticLayer] weights is static; a layer is not
  @Dense(units = 10) static Tensor weights;

  @Flatten Tensor flat;
  @Dense(units = 10) Tensor logits;
}
