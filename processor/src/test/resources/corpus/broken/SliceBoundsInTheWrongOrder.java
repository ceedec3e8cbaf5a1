package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SliceBoundsInTheWrongOrder {
  final Layer body = embedding(65, 16).gru(24, o -> o.returnSequences()).dense(65);

  Objective learn(@Shape("int32 N T") Tensor text) {
    // ERROR: [SliceBounds] slice cannot take T - 1 up to 0 of axis 1 of [N T], which is nothing
    // THEN: fix: write slice(1, 0, -1)
    Tensor scores = body.apply(text.slice(1, -1, 0));
    return minimize(softmaxCrossEntropy(scores, text.slice(1, 1)).mean());
  }
}
