package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the flowers are compared with themselves, and nothing uses their kinds
@Model
final class InputTakenForAnother {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flowers, @Shape("N 3") Tensor kinds) {
    // ERROR: [LabelShape] softLabelCrossEntropy needs labels [N 3] for logits [N 3], not [N 4]
    // THEN: fix: write kinds in place of flowers
    return minimize(softLabelCrossEntropy(body.apply(flowers), flowers).mean());
  }
}
