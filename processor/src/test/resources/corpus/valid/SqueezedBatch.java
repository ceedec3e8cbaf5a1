package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SqueezedBatch {
  final Layer body = conv2d(8, 3).relu().globalAvgPool2d().dense(1);

  Tensor forward(@Shape("1 28 28 1") Tensor image) {
    return body.apply(image).squeeze(-1);
  }
}
