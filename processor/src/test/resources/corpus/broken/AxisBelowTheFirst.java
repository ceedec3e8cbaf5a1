package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AxisBelowTheFirst {
  final Layer words = embedding(100, 16);
  final Layer tags = dense(9);

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor tag) {
    Tensor scores = tags.apply(words.apply(text));
    // ERROR: [AxisOutOfRange] argMax(-4) names axis -4, but [N T 9] has the axes 0 to 2
    // THEN: fix: write argMax(-1)
    Tensor right = scores.argMax(-4).equalTo(tag);
    return minimize(softmaxCrossEntropy(scores, tag).mean())
        .report("accuracy", right.cast(DType.FLOAT32).mean());
  }
}
