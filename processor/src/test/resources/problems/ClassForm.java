import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassForm {
  @Normalize(mean = 0.1307, std = 0.3081)
  Tensor pixels;

  // ERROR: [UnknownLayer] "pixel" names no layer of ClassForm; did you mean "pixels"?
  @Flatten @From("pixel") Tensor flat;

  @Dense(units = 10) @From("pixels")
  // ERROR: [StatedShape] wide is stated to be "N 10" but is "N 28 28 10"
  @Shape("N 10") Tensor wide;

  @Flatten Tensor again;

  @Dense(
      // ERROR: [DenseWidth] Dense declares 5 inputs but receives 7840: input is [N 7840]
      inputs = 5,
      units = 20)
  Tensor hidden;

  // ERROR: [NotPositive] Dense: units must be above 0, not 0
  @Dense(units = 0) Tensor logits;
}
