package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// data with channels first, put right
@Model
final class LayoutOfChannelsFirstData {
  final Layer body = conv2d(16, 3).relu().globalAvgPool2d().dense(10);

  Tensor forward(@Shape("N 3 32 32") Tensor image) {
    return body.apply(image.transpose(0, 2, 3, 1));
  }
}
