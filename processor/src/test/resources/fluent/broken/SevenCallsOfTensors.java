package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SevenCallsOfTensors {
  final Layer score = dense(3);

  Objective learn(
      @Shape("N 12 64") Tensor words, @Shape("N 1 4") Tensor extra, @Shape("int32 N") Tensor label) {
    // ERROR: [TransposeAxes] transpose has the order [0, 3, 1], but its input [N 12 64] has the axes 0 to 2
    // THEN: fix: write transpose(0, 2, 1)
    Tensor turned = words.transpose(0, 3, 1);
    // ERROR: [AxisOutOfRange] sum(5) names axis 5, but [N 64 12] has the axes 0 to 2
    // THEN: [N 64 12] comes from
    // THEN: transpose  64 x 12  SevenCallsOfTensors.java:16
    // THEN: fix: write sum(-1)
    Tensor sum = turned.sum(5);
    // ERROR: [SliceBounds] slice cannot take 3 up to 20 of axis 1 of [N 12 64], whose size is 12
    // THEN: fix: write slice(1, 3, 12)
    Tensor cut = words.slice(1, 3, 20);
    // ERROR: [SqueezeSize] squeeze cannot drop axis 2 of [N 1 4]: its size is 4, not 1
    // THEN: fix: write squeeze(1)
    Tensor plain = extra.squeeze(2);
    // ERROR: [ShapeText] reshape "N -1": -1 is no size
    // THEN: [N 9 64] comes from
    // THEN: slice  9 x 64  SevenCallsOfTensors.java:24
    // THEN: fix: write reshape("N 576")
    Tensor row = cut.reshape("N -1");
    // ERROR: [AxisOutOfRange] concat names axis 2, but [N 576] has the axes 0 to 1
    // THEN: [N 576] comes from
    // THEN: reshape  576  SevenCallsOfTensors.java:32
    // THEN: fix: write axis -1
    Tensor logits = score.apply(row.concat(plain, 2)).plus(sum.mean());
    // ERROR: [AxisTwice] mean names axis 0 of [N] twice
    // THEN: fix: write mean(0)
    return minimize(softmaxCrossEntropy(logits, label).mean(0, 0));
  }
}
