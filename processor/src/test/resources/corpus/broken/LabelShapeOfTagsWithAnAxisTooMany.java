package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LabelShapeOfTagsWithAnAxisTooMany {
  final Layer words = embedding(100, 16);
  final Layer tags = dense(9);

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N 8 T") Tensor tag) {
    Tensor scores = tags.apply(words.apply(text));
    Tensor right = scores.argMax(-1).equalTo(tag);
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [N T] for logits [N T 9], not [N 8 T]
    // THEN: fix: write @Shape("int32 N T") in tag
    return minimize(softmaxCrossEntropy(scores, tag).mean())
        .report("accuracy", right.cast(DType.FLOAT32).mean());
  }
}
