package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// written for the 28 x 28 images of MNIST
@Model(data = Cifar10.class)
final class DenseWidthOfOtherImages {
  final Layer body =
      normalize()
          .conv2d(16, 5, o -> o.padding(Padding.VALID)).relu()
          .maxPool2d(2)
          .conv2d(32, 5, o -> o.padding(Padding.VALID)).relu()
          .maxPool2d(2)
          .flatten()
          // ERROR: [DenseWidth] body/dense declares 512 inputs but receives 800: its input is [N 800]
          // THEN: fix: remove inputs
          // THEN: or write o.inputs(800)
          .dense(120, o -> o.inputs(512)).relu()
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
