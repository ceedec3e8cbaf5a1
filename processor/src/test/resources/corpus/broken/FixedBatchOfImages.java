package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class FixedBatchOfImages {
  final Layer body = conv2d(8, 3).relu().globalAvgPool2d().dense(1);

  // WARNING: [FixedBatch] image is [100 28 28 1], so the last, smaller batch of an epoch does not fit
  // THEN: fix: write @Shape("N 28 28 1") and write @Shape("N 1") in angle
  Objective learn(@Shape("100 28 28 1") Tensor image, @Shape("100 1") Tensor angle) {
    return minimize(huber(body.apply(image), angle).mean());
  }
}
