package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BatchMissingInARowOfAMethod {
  final Layer body = dense(64).relu().dense(10);

  Tensor forward(@Shape("N 784") Tensor pixels) {
    return body.apply(pixels);
  }
}
