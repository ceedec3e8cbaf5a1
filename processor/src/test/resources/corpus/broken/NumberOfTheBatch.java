package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// nobody knows the number of examples while the model is built; what comes after is looked at
@Model
final class NumberOfTheBatch {
  final Layer wide = dense(12);
  // ERROR: [DenseWidth] narrow declares 13 inputs but receives 12: its input is [N 4 12]
  // THEN: fix: remove inputs
  // THEN: or write o.inputs(12)
  final Layer narrow = dense(5, o -> o.inputs(13));

  @Inference
  Tensor score(@Shape("N 4 6") Tensor x) {
    Tensor y = wide.apply(x);
    // ERROR: [NamedSize] known(0) gives a number, but axis 0 of [N 4 12] is N, which each run decides
    // THEN: help: go on with dim(0), which reshape, slice and Dims.of(...) take, or state a number at the input
    long examples = y.dims().known(0);
    Tensor sums = y.reshape(Dims.of(examples, 48)).sum(1);
    return narrow.apply(y).plus(sums.mean());
  }
}
