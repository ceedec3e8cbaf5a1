package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SqueezedBatch {
  final Layer body = conv2d(8, 3).relu().globalAvgPool2d().dense(1);

  Tensor forward(@Shape("1 28 28 1") Tensor image) {
    // WARNING: [SqueezedBatch] squeeze makes [scalar] of [1 1]: the batch of 1 is dropped as well
    // THEN: fix: write squeeze(-1)
    return body.apply(image).squeeze();
  }
}
