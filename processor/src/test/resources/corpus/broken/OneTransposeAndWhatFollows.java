package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OneTransposeAndWhatFollows {
  final Layer conv = conv1d(16, 3).relu();
  final Parameter mix = parameter("64 32", Init.GLOROT_UNIFORM);
  final Layer score = dense(2);

  Objective learn(@Shape("N 12 64") Tensor words, @Shape("int32 N") Tensor label) {
    // ERROR: [TransposeAxes] transpose has the order [0, 3, 1], but its input [N 12 64] has the axes 0 to 2
    // THEN: fix: write transpose(0, 2, 1)
    Tensor turned = words.transpose(0, 3, 1);
    Tensor mixed = turned.matMul(mix);
    Tensor both = mixed.plus(words).concat(turned, 1).slice(1, 4, 70);
    Tensor parts = both.split(2, 5).get(4).reshape("N 12 8");
    Tensor seen = conv.apply(parts).rearrange("n (t p) c -> n t (p c)", "p", 4).max(1);
    return minimize(softmaxCrossEntropy(score.apply(seen), label).mean());
  }
}
