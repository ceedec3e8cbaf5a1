package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LayerAppliedToTheWords {
  final Layer facts = dense(32).relu().dense(16);
  final Layer text = embedding(1000, 8).gru(16);

  Objective learn(@Shape("N 12") Tensor table, @Shape("int32 N 20") Tensor words) {
    return minimize(squaredError(facts.apply(table), text.apply(words)).mean());
  }
}
