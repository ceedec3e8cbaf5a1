package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class TooSmallInALoop {
  final Layer body = normalize().repeat(5, i -> block(8 << i)).flatten().dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }

  static Layer block(int filters) {
    // ERROR: [PoolSize] body/block_5/maxPool2d has a window of 2 x 2, which does not fit into 1 x 1: its input is [N 1 1 128]
    // THEN: fix: write o.padding(Padding.SAME)
    // THEN: or write maxPool2d(1)
    // THEN: called from TooSmallInALoop.java:9, 5th repetition
    return conv2d(filters, 3).relu().maxPool2d(2);
  }
}
