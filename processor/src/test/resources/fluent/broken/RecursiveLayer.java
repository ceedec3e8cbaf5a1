package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class RecursiveLayer {
  final Layer body = new Self();

  static final class Self implements Layer {
    public Tensor apply(Tensor x) {
      // ERROR: [DeepRecursion] apply calls itself without end: more than 10,000 calls
      // THEN: help: let the recursion end
      return apply(x.plus(1));
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
