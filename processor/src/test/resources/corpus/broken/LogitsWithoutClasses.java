package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
@Model
final class LogitsWithoutClasses {
  final Layer net = dense(16).relu().dense(1);
  Objective fit(@Shape("N 8") Tensor x, @Shape("int32 N") Tensor kind) {
    // ERROR: [LogitsRank] softmaxCrossEntropy takes logits [N ... C], but these are [N]: the axis of classes is missing
    // THEN: help: end with a unit for each class, and keep that axis; sigmoidCrossEntropy takes one score
    return minimize(softmaxCrossEntropy(net.apply(x).squeeze(-1), kind).mean());
  }
}
