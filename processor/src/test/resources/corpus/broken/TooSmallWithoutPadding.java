package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class TooSmallWithoutPadding {
  final Layer body =
      normalize()
          .conv2d(8, 5, o -> o.padding(Padding.VALID)).relu()
          .maxPool2d(4)
          .conv2d(16, 3, o -> o.padding(Padding.VALID)).relu()
          // ERROR: [ConvKernel] body/conv2d_3 has a kernel of 5 x 5, which does not fit into 4 x 4: its input is [N 4 4 16]
          // THEN: fix: write o.padding(Padding.SAME)
          // THEN: or write conv2d(32, 4)
          .conv2d(32, 5, o -> o.padding(Padding.VALID)).relu()
          .flatten()
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
