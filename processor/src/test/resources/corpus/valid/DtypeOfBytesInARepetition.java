package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a chain that repeats what takes bytes first, and numbers then
@Model(data = Mnist.class)
final class DtypeOfBytesInARepetition {
  final Layer body =
      sequential()
          .normalize()
          .repeat(2, i -> conv2d(16 << i, 3).relu().maxPool2d(2))
          .flatten()
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
