package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class NumberOfALetter {
  final Layer body = dense(3);

  Tensor forward(@Shape("N T 4") Tensor x) {
    // ERROR: [NamedSize] known(1) gives a number, but axis 1 of [N T 4] is T, which each run decides
    // THEN: help: go on with dim(1), which reshape, slice and Dims.of(...) take, or state a number at the input
    long steps = x.dims().known(1);
    return body.apply(x).times(1.0 / steps);
  }

  @Inference
  Tensor other(@Shape("N T 4") Tensor x) {
    // ERROR: [NamedSize] known() gives a number, but this size is N, which each run decides
    // THEN: help: go on with the Dim itself, which reshape, slice and Dims.of(...) take, or state a number at the input
    long examples = x.dims().dim(0).known();
    return body.apply(x).times(1.0 / examples);
  }
}
