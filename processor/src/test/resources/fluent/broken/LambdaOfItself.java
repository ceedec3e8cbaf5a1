package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class LambdaOfItself {
  final Layer body = loop();

  static Layer loop() {
    Layer[] self = new Layer[1];
    // ERROR: [DeepRecursion] a lambda calls itself without end: more than 10,000 calls
    // THEN: help: let the recursion end
    self[0] = x -> self[0].apply(x);
    return self[0];
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
