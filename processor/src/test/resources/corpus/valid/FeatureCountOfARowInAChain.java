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

  final Layer body = dense(16, o -> o.inputs(4)).relu().dense(2);
}
