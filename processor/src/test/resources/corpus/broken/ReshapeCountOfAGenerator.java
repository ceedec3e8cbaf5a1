package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeCountOfAGenerator {
  final Layer generator =
      dense(7 * 7 * 128)
          // ERROR: [ReshapeCount] generator/reshape cannot reshape [N 6272] to [N 7 7 256]: 6272*N elements are not 12544*N
          // THEN: fix: write reshape("N 7 7 128")
          .reshape("N 7 7 256")
          .batchNorm()
          .relu()
          .conv2dTranspose(64, 5, o -> o.stride(2))
          .relu()
          .conv2dTranspose(1, 5, o -> o.stride(2))
          .tanh();

  Tensor forward(@Shape("N 100") Tensor noise) {
    return generator.apply(noise);
  }
}
