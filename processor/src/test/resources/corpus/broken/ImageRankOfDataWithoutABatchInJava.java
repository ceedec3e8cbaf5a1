package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = ImageRankOfDataWithoutABatchInJava.Pairs.class)
final class ImageRankOfDataWithoutABatchInJava {
  // ERROR: [ImageRank] down/conv2d takes [N H W C], but its input is [28 28 1]
  // THEN: fix: write input = "N 28 28 1" in the @DataSpec of Pairs
  final Layer down = conv2d(8, 3, o -> o.stride(2)).relu();
  final Layer up = conv2dTranspose(1, 3, o -> o.stride(2)).sigmoid();

  Tensor forward(Tensor picture) {
    return up.apply(down.apply(picture));
  }

  Objective train(Tensor picture, Tensor target) {
    return minimize(forward(picture).minus(target).square().mean());
  }

  @DataSpec(input = "28 28 1", label = "N 28 28 1")
  static final class Pairs {}
}
