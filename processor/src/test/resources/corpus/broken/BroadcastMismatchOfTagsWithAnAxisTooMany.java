package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BroadcastMismatchOfTagsWithAnAxisTooMany {
  final Layer words = embedding(100, 16);
  final Layer tags = dense(9);

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N 8 T") Tensor tag) {
    Tensor scores = tags.apply(words.apply(text));
    // ERROR: [BroadcastMismatch] equalTo cannot compare [int32 N T] and [int32 N 8 T]
    // THEN: fix: write @Shape("int32 N T") in tag
    Tensor right = scores.argMax(-1).equalTo(tag);
    return minimize(softmaxCrossEntropy(scores, tag).mean())
        .report("accuracy", right.cast(DType.FLOAT32).mean());
  }
}
