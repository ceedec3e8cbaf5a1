package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ResidualShortcutOfABranch {
  final Layer stem = normalize().conv2d(16, 3).relu();
  final Layer block = add(conv2d(32, 3, o -> o.stride(2)).relu().conv2d(32, 3), conv2d(32, 1, o -> o.stride(2)));
  final Layer head = globalAvgPool2d().dense(10);

  Tensor forward(Tensor image) {
    return head.apply(block.apply(stem.apply(image)));
  }
}
