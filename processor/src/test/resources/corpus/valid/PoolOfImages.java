package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class PoolOfImages {
  final Layer body =
      normalize()
          .conv2d(8, 3)
          .relu()
          .maxPool2d(2)
          .conv2d(16, 3, o -> o.stride(2))
          .relu()
          .flatten()
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
