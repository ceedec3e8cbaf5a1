package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ArgMaxOfTime {
  final Layer words = embedding(100, 16);
  final Layer tags = dense(9);

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor tag) {
    Tensor scores = tags.apply(words.apply(text));
    Tensor right = scores.argMax(-1).equalTo(tag);
    return minimize(softmaxCrossEntropy(scores, tag).mean())
        .report("accuracy", right.cast(DType.FLOAT32).mean());
  }

  // where each tag is most likely
  @Inference
  Tensor places(@Shape("int32 N T") Tensor text) {
    return tags.apply(words.apply(text)).argMax(1);
  }
}
