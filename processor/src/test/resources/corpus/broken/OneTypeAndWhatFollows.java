package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OneTypeAndWhatFollows {
  final Layer score = dense(3);

  Objective learn(
      @Shape("N 8") Tensor x, @Shape("int32 N") Tensor group, @Shape("int32 N") Tensor label) {
    // ERROR: [DtypeMismatch] plus cannot add [int32 N] and [N]
    // THEN: fix: write @Shape("N") in group
    Tensor code = group.plus(x.sum(1));
    Tensor near = x.gather(code).plus(code).div(2.5).cast(DType.INT32).plus(0.5);
    Tensor logits = score.apply(x).plus(near.expandDims(1).sigmoid());
    return minimize(softmaxCrossEntropy(logits, label).mean());
  }
}
