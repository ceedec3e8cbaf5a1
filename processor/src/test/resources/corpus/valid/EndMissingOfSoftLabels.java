package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class EndMissingOfSoftLabels {
  final Layer body = dense(16).relu().dense(4);

  Objective learn(@Shape("N 12") Tensor votes, @Shape("N 4") Tensor shares) {
    return minimize(softLabelCrossEntropy(body.apply(votes), shares).mean());
  }
}
