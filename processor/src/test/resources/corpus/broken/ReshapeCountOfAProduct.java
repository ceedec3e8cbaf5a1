package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeCountOfAProduct {
  // ERROR: [ReshapeCount] decoder/reshape cannot reshape [N 756] to [N 28 28 1]: 756*N elements are not 784*N
  // THEN: fix: write dense(784) in decoder/dense_2, ReshapeCountOfAProduct.java:11
  final Layer decoder = dense(256).relu().dense(28 * 27).reshape("N 28 28 1");

  Tensor forward(@Shape("N 16") Tensor code) {
    return decoder.apply(code);
  }
}
