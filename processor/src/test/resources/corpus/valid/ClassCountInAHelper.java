package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ClassCountInAHelper {
  final Layer body = normalize().conv2d(16, 3).relu().then(classifier(64));

  Tensor forward(Tensor image) {
    return body.apply(image);
  }

  static Layer classifier(int width) {
    return globalAvgPool2d().dense(width).relu().dense(10);
  }
}
