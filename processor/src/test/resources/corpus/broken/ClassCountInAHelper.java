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
    // ERROR: [ClassCount] body/block/dense_2 is [N 11], but Cifar10 has 10 classes
    // THEN: called from ClassCountInAHelper.java:9
    // THEN: fix: write dense(10)
    return globalAvgPool2d().dense(width).relu().dense(11);
  }
}
