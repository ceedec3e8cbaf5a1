package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AxisOrderOfOneVariant {
  @Variant static final AxisOrderOfOneVariant ALONE = new AxisOrderOfOneVariant(false);
  @Variant static final AxisOrderOfOneVariant TAUGHT = new AxisOrderOfOneVariant(true);

  final boolean taught;

  // ERROR: [AxisOrder] encoder takes [N T C], but its input [T N 16] is [T N C]
  // THEN: fix: write @Shape("N T 16") in steps
  final Layer encoder = lstm(32);
  final Layer head = dense(5);

  AxisOrderOfOneVariant(boolean taught) {
    this.taught = taught;
  }

  Objective learn(@Shape("T N 16") Tensor steps, @Shape("int32 N") Tensor label) {
    Tensor scores = head.apply(encoder.apply(steps));
    return minimize(
        taught
            ? softmaxCrossEntropy(scores, label).mean()
            : scores.square().mean().plus(label.cast(DType.FLOAT32).mean()));
  }
}
