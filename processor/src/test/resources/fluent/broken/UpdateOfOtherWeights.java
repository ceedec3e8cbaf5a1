package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class UpdateOfOtherWeights {
  final Layer online = dense(4), target = dense(5);

  @Inference
  Tensor both(@Shape("N 8") Tensor x) {
    return concat(online.apply(x), target.apply(x));
  }

  Update sync() {
    // ERROR: [UpdateWeights] the layers do not have the same weights: [8 4, 4] and [8 5, 5]
    // THEN: help: build both layers by the same method
    return copy(online, target);
  }
}
