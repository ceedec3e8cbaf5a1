package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LayerNeverAppliedToTheWords {
  final Layer words = embedding(1000, 32);
  // ERROR: [SequenceRank] reader takes [N T C], but its input is [int32 N T]
  // THEN: fix: write reader.apply(words.apply(...)), LayerNeverAppliedToTheWords.java:16
  final Layer reader = lstm(64);
  final Layer classifier = dense(4);

  Tensor forward(@Shape("int32 N T") Tensor text) {
    return classifier.apply(reader.apply(text));
  }
}
