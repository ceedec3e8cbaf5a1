package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfARowAndSteps {
  final Layer score = dense(1);

  Tensor forward(@Shape("N T 5") Tensor steps, @Shape("N 5") Tensor row) {
    // ERROR: [BroadcastMismatch] plus cannot add [N T 5] and [N 5]
    // THEN: fix: put .expandDims(1) after the 2nd tensor, [N 5]
    return score.apply(steps.plus(row));
  }

  @Inference
  Tensor known(@Shape("N 3 5") Tensor steps, @Shape("N 5") Tensor row) {
    // ERROR: [BroadcastMismatch] plus cannot add [N 5] and [N 3 5]
    // THEN: fix: put .expandDims(1) after the 1st tensor, [N 5]
    return score.apply(row.plus(steps));
  }
}
