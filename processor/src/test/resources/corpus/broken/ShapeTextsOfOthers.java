package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ShapeTextsOfOthers {
  final Layer net = dense(16).relu().dense(4);

  // ERROR: [ShapeText] "None 32": "None" is no size
  // THEN: fix: write @Shape("N 32") in x
  Tensor forward(@Shape("None 32") Tensor x) {
    return net.apply(x);
  }

  @Inference
  // ERROR: [ShapeText] "[N, 32]": "[N," is no size
  // THEN: fix: write @Shape("N 32") in left
  Tensor both(@Shape("[N, 32]") Tensor left, @Shape("N 32") Tensor right) {
    return forward(left).plus(forward(right));
  }
}
