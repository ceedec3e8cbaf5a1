package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ResidualDoubled {
  final Layer body =
      normalize().conv2d(16, 3).then(block(16, 1)).then(block(32, 2)).globalAvgPool2d().dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }

  static Layer block(int filters, int stride) {
    Layer main = conv2d(filters, 3, o -> o.stride(stride)).relu().conv2d(filters, 3);
    Layer shortcut = stride == 1 ? identity() : conv2d(filters, 1, o -> o.stride(stride));
    return add(main, shortcut).relu();
  }
}
