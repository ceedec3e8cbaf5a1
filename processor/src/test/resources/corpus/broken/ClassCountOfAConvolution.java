package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a convolution as classifier, averaged
@Model(data = Cifar10.class)
final class ClassCountOfAConvolution {
  // ERROR: [ClassCount] body/globalAvgPool2d is [N 12], but Cifar10 has 10 classes
  // THEN: fix: write conv2d(10, 1) in body/conv2d_2, ClassCountOfAConvolution.java:12
  final Layer body = normalize().conv2d(32, 3).relu().conv2d(12, 1).globalAvgPool2d();

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
