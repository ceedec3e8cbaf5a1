package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a chain that repeats what takes bytes first, and numbers then
@Model(data = Mnist.class)
final class DtypeOfBytesInARepetition {
  final Layer body =
      sequential()
          // ERROR: [FloatInput] body/block/conv2d takes floating numbers, but its input is [uint8 N 28 28 1]
          // THEN: fix: put .normalize() before .repeat(...) in DtypeOfBytesInARepetition.java:15
          // THEN: called from DtypeOfBytesInARepetition.java:15, 1st repetition
          .repeat(2, i -> conv2d(16 << i, 3).relu().maxPool2d(2))
          .flatten()
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
