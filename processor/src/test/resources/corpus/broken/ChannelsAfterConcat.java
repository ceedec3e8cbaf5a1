package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ChannelsAfterConcat {
  final Layer stem = normalize().conv2d(16, 3).relu();
  final Layer mixed = concat(conv2d(16, 1), conv2d(16, 3), conv2d(8, 5));
  // ERROR: [ConvChannels] head/conv2d declares 16 channels but receives 40: its input is [N 32 32 40]
  // THEN: fix: remove channels
  // THEN: or write o.channels(40)
  final Layer head = conv2d(32, 3, o -> o.channels(16)).relu().globalAvgPool2d().dense(10);

  Tensor forward(Tensor image) {
    return head.apply(mixed.apply(stem.apply(image)));
  }
}
