package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.stream.*;

@Model
final class TextOfAnObject {
  final Layer body;

  TextOfAnObject() {
    // ERROR: [NotPure] a model must be computable by the compiler, but toString of an Object depends on the memory
    // THEN: help: say what it holds, as Arrays.toString does for an array, or leave it out
    int n = String.valueOf(new Object()).length();
    body = dense(4 + n % 2);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
