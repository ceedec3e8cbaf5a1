package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualBehindTheStem {
  final Layer stem = conv2d(32, 3).relu(), pool = globalAvgPool2d(), head = dense(10);
  final Layer one = block(32), other = block(32);

  static Layer block(int filters) {
    return conv2d(filters, 3).relu().conv2d(filters, 3);
  }

  Tensor forward(@Shape("N 32 32 3") Tensor image) {
    Tensor x = stem.apply(image);
    Tensor y = x.plus(one.apply(x)).relu();
    Tensor z = y.plus(other.apply(y)).relu();
    return head.apply(pool.apply(z));
  }

  Objective train(@Shape("N 32 32 3") Tensor image, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(forward(image), label).mean());
  }
}
