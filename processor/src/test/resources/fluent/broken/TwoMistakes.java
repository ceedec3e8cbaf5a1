package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TwoMistakes {
  // ERROR: [ReshapeCount] first/reshape cannot reshape [N 4] to [N 3]: 4*N elements are not 3*N
  // THEN: 4 comes from
  // THEN: first/dense  4  TwoMistakes.java:23
  // THEN: fix: write reshape("N 4")
  // THEN: or write dense(3) in first/dense, TwoMistakes.java:23
  // ERROR: [ReshapeCount] second/reshape cannot reshape [N 5] to [N 3]: 5*N elements are not 3*N
  // THEN: 5 comes from
  // THEN: second/dense  5  TwoMistakes.java:23
  // THEN: fix: write reshape("N 5")
  // THEN: or write dense(3) in second/dense, TwoMistakes.java:23
  final Layer first = dense(4).reshape("N 3"), second = dense(5).reshape("N 3");

  @Inference
  Tensor a(@Shape("N 8") Tensor x) {
    return first.apply(x);
  }

  @Inference
  Tensor b(@Shape("N 8") Tensor x) {
    return second.apply(x);
  }
}
