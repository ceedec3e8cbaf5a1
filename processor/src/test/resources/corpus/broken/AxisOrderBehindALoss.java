package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AxisOrderBehindALoss {
  // ERROR: [AxisOrder] encoder takes [N T C], but its input [T N 16] is [T N C]
  // THEN: fix: write @Shape("N T 16") in steps
  final Layer encoder = lstm(32);
  final Layer head = dense(5);

  Objective learn(@Shape("T N 16") Tensor steps, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(head.apply(encoder.apply(steps)), label).mean());
  }
}
