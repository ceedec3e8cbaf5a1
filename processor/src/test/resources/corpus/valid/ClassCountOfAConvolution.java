package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ClassCountOfAConvolution {
  final Layer body = normalize().conv2d(32, 3).relu().conv2d(10, 1).globalAvgPool2d();

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
