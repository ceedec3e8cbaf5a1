package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Reflects {
  final Layer body;

  Reflects() throws Exception {
    // ERROR: [NotPure] a model must be computable by the compiler, but Class.forName depends on how classes are loaded
    // THEN: help: do it in the program that uses the model, or write the value here
    Class.forName("java.lang.String");
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
