package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ExpertsStackedFirst {
  final Layer first = dense(10), second = dense(10), third = dense(10);
  final Layer gate = dense(3).softmax();

  Tensor forward(@Shape("N 20") Tensor x) {
    Tensor all = stack(0, first.apply(x), second.apply(x), third.apply(x));
    // ERROR: [BroadcastMismatch] times cannot multiply [3 N 10] and [N 3 1]
    // THEN: fix: write axis 1 in stack, ExpertsStackedFirst.java:13
    return all.times(gate.apply(x).expandDims(-1)).sum(1);
  }

  Objective learn(@Shape("N 20") Tensor x, @Shape("int32 N") Tensor kind) {
    return minimize(softmaxCrossEntropy(forward(x), kind).mean());
  }
}
