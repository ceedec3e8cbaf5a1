package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ExchangedLayersOfOneOperand {
  final Layer seen = conv2d(8, 3).maxPool2d(2).dense(28).flatten();

  Tensor forward(@Shape("N 28 28 1") Tensor image) {
    // ERROR: [BroadcastMismatch] plus cannot add [N 5488] and [N 28]
    // THEN: fix: put .flatten() before .dense(28), ExchangedLayersOfOneOperand.java:9
    return seen.apply(image).plus(image.squeeze(-1).mean(-1));
  }
}
