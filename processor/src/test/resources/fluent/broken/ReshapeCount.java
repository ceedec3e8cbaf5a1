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
  // THEN: 4 comes from
  // THEN: body/dense  4  ReshapeCount.java:18
  // THEN: fix: write reshape("N 4")
  // THEN: or write dense(3) in body/dense, ReshapeCount.java:18
  final Layer body = dense(4).reshape("N 3").dense(2);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
