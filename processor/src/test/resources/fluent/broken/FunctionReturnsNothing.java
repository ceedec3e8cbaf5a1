package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class FunctionReturnsNothing {
  final Layer body = dense(1);

  @Inference
  // ERROR: [NoResult] show returns nothing
  // THEN: help: return what it computes
  void show(@Shape("N 8") Tensor x) {
    body.apply(x);
  }
}
