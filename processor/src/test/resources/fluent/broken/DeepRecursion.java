package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class DeepRecursion {
  final Layer body = grow(1);

  static Chain grow(int units) {
    // ERROR: [DeepRecursion] grow calls itself without end: more than 10,000 calls
    // THEN: help: let the recursion end
    return dense(units).then(grow(units + 1));
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
