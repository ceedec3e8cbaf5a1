package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class CountedWidths {
  final Layer body = normalize().conv2d(16, 3).then(block(16)).then(block(16)).globalAvgPool2d().dense(9 + 1);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }

  static Layer block(int filters) {
    Layer main = conv2d(filters + 1, 3).batchNorm().relu().conv2d(filters, 3).batchNorm();
    return add(main, identity()).relu();
  }
}
