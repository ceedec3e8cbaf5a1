import dev.tenon.*;

@Model(data = Mnist.class)
final class UnusedLayers {
  @Normalize Tensor pixels;
  @Flatten Tensor flat;

  // WARNING: [UnusedLayer] nothing uses hidden
  @Dense(units = 20) Tensor hidden;

  @Dense(units = 10) @From("flat") Tensor logits;
}
