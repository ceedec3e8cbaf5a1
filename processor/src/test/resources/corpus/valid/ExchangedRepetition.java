package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ExchangedRepetition {
  final Layer body = normalize().repeat(3, i -> block(8 << i)).flatten().dense(10);

  static Layer block(int width) {
    return conv2d(width, 3).relu().maxPool2d(2);
  }
}
