package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a pooling by 3 is not undone by doubling
@Model
final class ReconstructionPooledTooMuch {
  final Layer down = conv2d(8, 3).maxPool2d(2).conv2d(16, 3).maxPool2d(3);
  final Layer up =
      conv2dTranspose(8, 2, o -> o.stride(2)).relu().conv2dTranspose(3, 2, o -> o.stride(2));

  Objective fit(@Shape("N 32 32 3") Tensor image) {
    // ERROR: [LossSizes] squaredError cannot compare a prediction [N 20 20 3] with a target [N 32 32 3]
    // THEN: fix: write maxPool2d(2) in down/maxPool2d_2, ReconstructionPooledTooMuch.java:10
    return minimize(squaredError(up.apply(down.apply(image)), image).mean());
  }
}
