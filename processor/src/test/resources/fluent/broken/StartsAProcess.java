package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class StartsAProcess {
  final Layer body;

  StartsAProcess() throws Exception {
    // ERROR: [NotPure] a model must be computable by the compiler, but new ProcessBuilder starts a program
    // THEN: help: do it in the program that uses the model, or write the value here
    new ProcessBuilder("ls").start();
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
