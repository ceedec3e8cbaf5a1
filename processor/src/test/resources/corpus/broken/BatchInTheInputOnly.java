package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the labels of any batch, the flowers of one of 16
@Model
final class BatchInTheInputOnly {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("16 4") Tensor flowers, @Shape("int32 N") Tensor kinds) {
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [16] for logits [16 3], not [N]
    // THEN: fix: write @Shape("N 4") in flowers
    return minimize(softmaxCrossEntropy(body.apply(flowers), kinds).mean());
  }
}
