package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ExchangedRepetition {
  final Layer body = normalize().flatten().repeat(3, i -> block(8 << i)).dense(10);

  static Layer block(int width) {
    // ERROR: [ImageRank] body/block/conv2d takes [N H W C], but its input is [N 784]
    // THEN: fix: put .repeat(3, i -> block(8 << i)) before .flatten(), ExchangedRepetition.java:9
    return conv2d(width, 3).relu().maxPool2d(2);
  }
}
