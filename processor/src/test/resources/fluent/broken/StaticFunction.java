package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
// ERROR: [NoFunctions] StaticFunction computes nothing
// THEN: help: write Tensor forward(@Shape("N ...") Tensor x) { ... }
final class StaticFunction {
  static final Layer BODY = dense(1);

  static Tensor forward(@Shape("N 8") Tensor x) {
    return BODY.apply(x);
  }
}
