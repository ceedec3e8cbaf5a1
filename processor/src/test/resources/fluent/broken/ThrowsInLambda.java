package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ThrowsInLambda {
  // ERROR: [ModelFailed] this divides by zero
  // THEN: help: divide by a number other than 0
  // THEN: called from ThrowsInLambda.java:16, 3rd repetition
  final Layer body = sequential().repeat(3, i -> dense(6 / (2 - i)));

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
