package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TransposeAndWhatFollows {
  final Layer conv = conv1d(16, 3).relu();
  final Parameter mix = parameter("12 64", Init.GLOROT_UNIFORM);
  final Layer score = dense(2);

  Objective learn(@Shape("N 12 64") Tensor words, @Shape("int32 N") Tensor label) {
    Tensor turned = words.transpose(0, 2, -2);
    Tensor mixed = turned.matMul(mix);
    Tensor both = mixed.plus(words.sum(1, 2).reshape("N 1 1")).slice(1, 4, 64);
    Tensor parts = both.split(2, 4).get(3);
    Tensor seen = conv.apply(parts).rearrange("n (t p) c -> n t (p c)", "p", 4).max(1);
    return minimize(softmaxCrossEntropy(score.apply(seen), label).mean());
  }
}
