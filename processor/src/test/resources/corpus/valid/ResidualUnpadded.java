package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ResidualUnpadded {
  final Layer stem = normalize().conv2d(16, 3).relu();
  final Layer block = add(conv2d(16, 3, o -> o.padding(Padding.VALID)).relu(), crop2d(1));
  final Layer head = globalAvgPool2d().dense(10);

  Tensor forward(Tensor image) {
    return head.apply(block.apply(stem.apply(image)));
  }
}
