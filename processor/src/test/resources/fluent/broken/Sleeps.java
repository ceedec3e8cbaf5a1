package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Sleeps {
  final Layer body;

  Sleeps() throws Exception {
    // ERROR: [NotPure] a model must be computable by the compiler, but Thread.sleep uses threads
    // THEN: help: do it in the program that uses the model, or write the value here
    Thread.sleep(1000);
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
