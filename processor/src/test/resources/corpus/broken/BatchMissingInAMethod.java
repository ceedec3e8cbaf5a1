package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BatchMissingInAMethod {
  // ERROR: [ImageRank] body/conv2d takes [N H W C], but its input is [28 28 1]
  // THEN: fix: write @Shape("N 28 28 1") in image
  final Layer body = conv2d(8, 3).relu().flatten().dense(10);

  Tensor forward(@Shape("28 28 1") Tensor image) {
    return body.apply(image);
  }
}
