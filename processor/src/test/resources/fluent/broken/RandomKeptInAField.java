package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class RandomKeptInAField {
  final Layer body = dense(4);

  // ERROR: [NotPure] a model must be computable by the compiler, but new Random gives random numbers
  // THEN: help: do it in the program that uses the model, or write the value here
  final Random random = new Random(7);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x).times(random.nextDouble());
  }
}
