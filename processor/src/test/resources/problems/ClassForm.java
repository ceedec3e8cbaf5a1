import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassForm {
  @Normalize(mean = 0.1307, std = 0.3081)
  Tensor pixels;

  // ERROR: [UnknownLayer] "pixel" names no layer of ClassForm; did you mean "pixels"?
  @Flatten @From("pixel") Tensor flat;

  @Dense(units = 10) @From("pixels")
  // ERROR: [StatedShape] wide is stated to be [N 10] but is [N 28 28 10]
  @Shape("N 10") Tensor wide;

  @Flatten Tensor again;

  @Dense(
      // ERROR: [DenseWidth] hidden declares 5 inputs but receives 7840: its input is [N 7840]
      inputs = 5,
      units = 20)
  Tensor hidden;

  // ERROR: [NotPositive] logits has units = 0; that must be above 0
  @Dense(units = 0) Tensor logits;
}
