package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// what is trained and what is asked get the same frames
@Model
final class AxisOrderInEachFunction {
  // ERROR: [AxisOrder] reader takes [N T C], but its input [T N 13] is [T N C]
  // THEN: fix: write @Shape("N T 13") in frames, in each function
  final Recurrent reader = lstm(32);
  final Layer head = dense(3);

  Tensor forward(@Shape("T N 13") Tensor frames) {
    return head.apply(reader.run(frames).last());
  }

  Objective fit(@Shape("T N 13") Tensor frames, @Shape("int32 N") Tensor word) {
    return minimize(softmaxCrossEntropy(forward(frames), word).mean());
  }
}
