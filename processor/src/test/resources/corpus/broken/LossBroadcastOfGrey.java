package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfGrey {
  final Layer paint = conv2d(16, 3).relu().conv2d(3, 3).sigmoid();

  Objective learn(@Shape("N 32 32 3") Tensor image, @Shape("N 32 32 1") Tensor mask) {
    // WARNING: [LossBroadcast] binaryCrossEntropy compares [N 32 32 3] with a target [N 32 32 1]: all 3 with one number
    // THEN: fix: write conv2d(1, 3) in paint/conv2d_2, LossBroadcastOfGrey.java:9
    return minimize(binaryCrossEntropy(paint.apply(image), mask).mean());
  }
}
