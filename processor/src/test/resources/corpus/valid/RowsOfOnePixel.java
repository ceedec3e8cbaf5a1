package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class RowsOfOnePixel {
  final Layer body = conv2d(8, 3).relu().globalAvgPool2d().dense(4);

  Tensor forward(@Shape("N 1 128 9") Tensor signal) {
    return body.apply(signal);
  }
}
