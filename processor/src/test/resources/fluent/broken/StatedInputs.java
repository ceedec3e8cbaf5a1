package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class StatedInputs {
  // ERROR: [DenseWidth] body/dense_2 declares 5 inputs but receives 4: its input is [N 4]
  // THEN: 4 comes from
  // THEN: body/dense  4  StatedInputs.java:18
  // THEN: fix: remove inputs
  // THEN: or write o.inputs(4)
  final Layer body = dense(4).dense(3, o -> o.inputs(5));

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
