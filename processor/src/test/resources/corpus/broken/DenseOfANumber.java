package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DenseOfANumber {
  final Layer first = dense(4);
  final Layer last =
      // ERROR: [DenseRank] last/dense takes [N ... C], but its input is [scalar]
      // THEN: help: give it a row of numbers for each example, [N C]
      dense(3).relu().dense(2);

  Objective learn(@Shape("N 5") Tensor flowers) {
    Tensor mean = first.apply(flowers).mean();
    return minimize(last.apply(mean).square().mean());
  }
}
