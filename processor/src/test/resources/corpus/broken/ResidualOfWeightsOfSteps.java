package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfWeightsOfSteps {
  final Layer score = dense(1);

  Tensor forward(@Shape("N T 5") Tensor steps, @Shape("N T") Tensor weights) {
    // ERROR: [BroadcastMismatch] times cannot multiply [N T 5] and [N T]
    // THEN: counted from the last axis, 5 meets T
    // THEN: fix: put .expandDims(2) after the 2nd tensor, [N T]
    return score.apply(steps.times(weights));
  }

  @Inference
  Tensor centred(@Shape("N 8 8 5") Tensor image) {
    // ERROR: [BroadcastMismatch] minus cannot subtract [N 8 8 5] and [N 8 8]
    // THEN: fix: put .expandDims(3) after the 2nd tensor, [N 8 8]
    return score.apply(image.minus(image.mean(3)));
  }
}
