package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class UnusedLabelsOfTheData {
  final Layer encoder = normalize().flatten().dense(32).relu();
  final Layer decoder = dense(784);

  Tensor forward(Tensor image) {
    return decoder.apply(encoder.apply(image));
  }

  // WARNING: [UnusedInput] learn never uses digit, [int32 N]: its loss is the same whatever that is
  // THEN: help: compare the prediction with it, or remove it from learn
  Objective learn(Tensor image, Tensor digit) {
    Tensor pixels = image.cast(DType.FLOAT32).div(255).reshape("N 784");
    return minimize(forward(image).minus(pixels).square().mean());
  }
}
