package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a chain that grows in a loop
@Model(data = Cifar10.class)
final class DtypeOfBytesInALoop {
  static final int[][] STAGES = {{16, 2}, {32, 2}, {64, 3}};
  final Layer features = features();
  final Layer classifier = flatten().dense(64).relu().dense(10);

  static Layer features() {
    Chain body = sequential().normalize();
    for (int[] stage : STAGES) {
      for (int i = 0; i < stage[1]; i++) {
        body = body.conv2d(stage[0], 3).batchNorm().relu();
      }
      body = body.maxPool2d(2);
    }
    return body;
  }

  Tensor forward(Tensor image) {
    return classifier.apply(features.apply(image));
  }
}
