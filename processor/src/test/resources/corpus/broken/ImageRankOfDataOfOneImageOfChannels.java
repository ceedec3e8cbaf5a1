package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = ImageRankOfDataOfOneImageOfChannels.Cats.class)
final class ImageRankOfDataOfOneImageOfChannels {
  // ERROR: [ImageRank] net/conv2d takes [N H W C], but its input is [3 128 128]
  // THEN: fix: write input = "uint8 N 128 128 3" in the @DataSpec of Cats
  final Layer net = normalize(127, 60).conv2d(16, 3).relu().maxPool2d(2).conv2d(32, 3).relu().globalAvgPool2d().dense(2);
  Tensor forward(Tensor image) { return net.apply(image); }
  @DataSpec(input = "uint8 3 128 128", label = "int32 N", classes = 2) static final class Cats {}
}
