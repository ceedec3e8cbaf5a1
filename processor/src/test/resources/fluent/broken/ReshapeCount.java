package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ReshapeCount {
  // ERROR: [ReshapeCount] body/reshape cannot reshape [N 4] to [N 3]: 4*N elements are not 3*N
  // THEN: [N 4] comes from
  // THEN: x           8
  // THEN: body/dense  4  ReshapeCount.java:18
  // THEN: fix: write value = "N 4"
  final Layer body = dense(4).reshape("N 3").dense(2);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
