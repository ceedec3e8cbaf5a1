package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ObjectiveTrainsTheUnreached {
  final Layer used = dense(4), unused = dense(4);

  @Inference
  Tensor other(@Shape("N 8") Tensor x) {
    return unused.apply(x);
  }

  Objective learn(@Shape("N 8") Tensor x) {
    // ERROR: [TrainsUnreached] the objective of learn does not depend on unused, which it is to train
    // THEN: help: remove it from of(...)
    return minimize(used.apply(x).square().mean()).of(used, unused);
  }
}
