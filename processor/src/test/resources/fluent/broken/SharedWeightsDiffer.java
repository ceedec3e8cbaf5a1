package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SharedWeightsDiffer {
  // ERROR: [SharedWeights] body needs a kernel of [8 4] for one input and of [6 4] for another
  // THEN: [8 4] at SharedWeightsDiffer.java:21, in forward
  // THEN: [6 4] at SharedWeightsDiffer.java:22, in forward
  // THEN: fix: write @Shape("N 8") in y
  // THEN: or write @Shape("N 6") in x
  final Layer body = dense(4);

  Tensor forward(@Shape("N 8") Tensor x, @Shape("N 6") Tensor y) {
    Tensor first = body.apply(x);
    return first.plus(body.apply(y));
  }
}
