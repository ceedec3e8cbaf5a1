package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OneReductionAndWhatFollows {
  final Layer hidden = dense(8).tanh();
  final Layer score = dense(2);

  Objective learn(@Shape("N 12 64") Tensor words, @Shape("int32 N") Tensor label) {
    // ERROR: [AxisOutOfRange] mean(1, 3) names axis 3, but [N 12 64] has the axes 0 to 2
    // THEN: fix: write mean(1, -1)
    Tensor mean = words.mean(1, 3);
    Tensor kept = mean.expandDims(2).squeeze(1).matMul(words.sum(0));
    Tensor most = mean.max(1).oneHot(3).pick(label);
    Tensor logits = score.apply(hidden.apply(kept)).plus(most.expandDims(-1).tile(1, 2));
    return minimize(softmaxCrossEntropy(logits, label).mean());
  }
}
