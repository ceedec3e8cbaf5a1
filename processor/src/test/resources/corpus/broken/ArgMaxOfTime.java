package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ArgMaxOfTime {
  final Layer words = embedding(100, 16);
  final Layer tags = dense(9);

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor tag) {
    Tensor scores = tags.apply(words.apply(text));
    // WARNING: [ArgMaxAxis] argMax takes the largest of [N T 9] along axis 1, time
    // THEN: fix: write argMax(-1)
    Tensor chosen = scores.argMax(1);
    return minimize(softmaxCrossEntropy(scores, tag).mean())
        .report("average", chosen.cast(DType.FLOAT32).mean());
  }
}
