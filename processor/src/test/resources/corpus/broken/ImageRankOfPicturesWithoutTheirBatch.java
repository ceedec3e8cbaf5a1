package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ImageRankOfPicturesWithoutTheirBatch {
  // ERROR: [ImageRank] body/conv2d takes [N H W C], but its input is [28 28 1]
  // THEN: fix: write @Shape("64 28 28 1") in image
  final Layer body = conv2d(8, 3).flatten().dense(10);

  Objective train(@Allow("FixedBatch") @Shape("28 28 1") Tensor image, @Shape("int32 64") Tensor label) {
    return minimize(softmaxCrossEntropy(body.apply(image), label).mean());
  }
}
