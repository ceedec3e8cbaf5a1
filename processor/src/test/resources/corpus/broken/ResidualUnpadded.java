package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ResidualUnpadded {
  final Layer stem = normalize().conv2d(16, 3).relu();
  // ERROR: [BroadcastMismatch] block cannot add [N 26 26 16] and [N 28 28 16]
  // THEN: fix: write o.padding(Padding.SAME) in block/branch/conv2d, ResidualUnpadded.java:13
  // THEN: or write conv2d(16, 1) in block/branch/conv2d, ResidualUnpadded.java:13
  final Layer block = add(conv2d(16, 3, o -> o.padding(Padding.VALID)).relu(), identity());
  final Layer head = globalAvgPool2d().dense(10);

  Tensor forward(Tensor image) {
    return head.apply(block.apply(stem.apply(image)));
  }
}
