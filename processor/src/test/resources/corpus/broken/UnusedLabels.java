package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class UnusedLabels {
  final Layer body = dense(16).relu().dense(5);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }

  // WARNING: [UnusedInput] learn never uses label, [int32 N]: its loss is the same whatever that is
  // THEN: help: compare the prediction with it, or remove it from learn
  Objective learn(@Shape("N 8") Tensor x, @Shape("int32 N") Tensor label) {
    Tensor scores = forward(x);
    return minimize(softmaxCrossEntropy(scores, scores.argMax(-1)).mean());
  }
}
