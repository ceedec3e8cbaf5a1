package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a convolution as classifier, averaged
@Model(data = Cifar10.class)
final class ClassCountOfAConvolution {
  // ERROR: [ClassCount] body/globalAvgPool2d is [N 12], but Cifar10 has 10 classes
  // THEN: fix: put .dense(10) after it
  final Layer body = normalize().conv2d(32, 3).relu().conv2d(12, 1).globalAvgPool2d();

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
