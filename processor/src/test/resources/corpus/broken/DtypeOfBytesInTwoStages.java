package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// what is put at the start of one stage is put at that of the other, too, so it is applied where the body is
@Model(data = Cifar10.class)
final class DtypeOfBytesInTwoStages {
  final Layer body = sequential().then(stage(16)).then(stage(32)).flatten().dense(10);

  static Layer stage(int width) {
    Chain stage = sequential();
    for (int i = 0; i < 2; i++) {
      // ERROR: [FloatInput] body/block/conv2d takes floating numbers, but its input is [uint8 N 32 32 3]
      // THEN: fix: write normalize().apply(image) in place of image, DtypeOfBytesInTwoStages.java:24
      // THEN: called from DtypeOfBytesInTwoStages.java:10
      stage = stage.conv2d(width, 3).relu();
    }
    return stage.maxPool2d(2);
  }

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
