package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BatchMissingInARowOfAMethod {
  // ERROR: [DenseRank] body/dense takes [N ... C], but its input is [784]
  // THEN: fix: write @Shape("N 784") in pixels
  final Layer body = dense(64).relu().dense(10);

  Tensor forward(@Shape("784") Tensor pixels) {
    return body.apply(pixels);
  }
}
