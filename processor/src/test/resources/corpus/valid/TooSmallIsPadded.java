package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class TooSmallIsPadded {
  final Layer body = normalize().repeat(4, i -> block(8 << i)).flatten().dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }

  static Layer block(int filters) {
    return conv2d(filters, 3).relu().maxPool2d(2);
  }
}
