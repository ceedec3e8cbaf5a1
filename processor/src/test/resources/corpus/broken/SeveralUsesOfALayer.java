package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SeveralUsesOfALayer {
  // ERROR: [DenseWidth] head declares 32 inputs but receives 10: its input is [N 10]
  // THEN: applied at SeveralUsesOfALayer.java:22
  // THEN: also at SeveralUsesOfALayer.java:23: head declares 32 inputs but receives 20: its input is [N 20]
  // THEN: help: remove inputs (it is inferred), or write inputs = 10
  final Layer head = dense(5, o -> o.inputs(32));
  // ERROR: [NotPositive] dense has units = 0; that must be above 0
  // THEN: help: write a number above 0
  // THEN: applied at SeveralUsesOfALayer.java:24
  // THEN: applied at SeveralUsesOfALayer.java:25
  final Layer none = dense(0);

  Tensor forward(@Shape("N 10") Tensor x, @Shape("N 20") Tensor y) {
    return concat(
        head.apply(x),
        head.apply(y),
        none.apply(x),
        none.apply(x.relu()));
  }
}
