package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ChannelsAfterConcat {
  final Layer stem = normalize().conv2d(16, 3).relu();
  final Layer mixed = concat(conv2d(16, 1), conv2d(16, 3), conv2d(8, 5));
  final Layer head = conv2d(32, 3, o -> o.channels(40)).relu().globalAvgPool2d().dense(10);

  Tensor forward(Tensor image) {
    return head.apply(mixed.apply(stem.apply(image)));
  }
}
