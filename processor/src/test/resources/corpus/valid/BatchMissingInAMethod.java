package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BatchMissingInAMethod {
  final Layer body = conv2d(8, 3).relu().flatten().dense(10);

  Tensor forward(@Shape("N 28 28 1") Tensor image) {
    return body.apply(image);
  }
}
