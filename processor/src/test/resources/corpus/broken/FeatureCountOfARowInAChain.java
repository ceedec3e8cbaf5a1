package cases;

import static dev.tenon.Tenon.dense;

import dev.tenon.*;

@Model(data = FeatureCountOfARowInAChain.Flower.class)
final class FeatureCountOfARowInAChain {
  enum Colour {
    RED,
    WHITE
  }

  enum Species {
    SETOSA,
    VIRGINICA
  }

  record Flower(double length, double width, Colour colour, @Label Species species) {}

  // ERROR: [DenseWidth] body/dense declares 3 inputs but receives 4: its input is [N 4]
  // THEN: fix: remove inputs
  final Layer body = dense(16, o -> o.inputs(3)).relu().dense(2);
}
