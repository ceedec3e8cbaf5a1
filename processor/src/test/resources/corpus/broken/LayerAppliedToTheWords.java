package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LayerAppliedToTheWords {
  // ERROR: [FloatInput] facts/dense takes floating numbers, but its input is [int32 N 20]
  // THEN: int32 comes from
  // THEN:   words  int32 N 20
  // THEN: fix: write table in place of words, LayerAppliedToTheWords.java:17
  final Layer facts = dense(32).relu().dense(16);
  final Layer text = embedding(1000, 8).gru(16);

  Objective learn(@Shape("N 12") Tensor table, @Shape("int32 N 20") Tensor words) {
    return minimize(squaredError(facts.apply(words), text.apply(words)).mean());
  }
}
