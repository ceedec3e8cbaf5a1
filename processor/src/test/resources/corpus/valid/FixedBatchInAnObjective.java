package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class FixedBatchInAnObjective {
  final Layer body = dense(32).relu().dense(5);

  Objective train(@Shape("N 20") Tensor x, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(body.apply(x), label).mean());
  }

  @Inference
  Tensor one(@Shape("1 20") Tensor x) {
    return body.apply(x).softmax();
  }
}
