package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class DividesByZero {
  final Layer body;

  DividesByZero() {
    // ERROR: [ModelFailed] this divides by zero
    // THEN: help: divide by a number other than 0
    int zero = 0, units = 4 / zero;
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
