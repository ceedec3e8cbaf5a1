package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.stream.*;

@Model
final class TextOfItself {
  final Layer body;

  TextOfItself() {
    int n = text().length();
    body = dense(4 + n % 2);
  }

  String text() {
    // ERROR: [NotPure] a model must be computable by the compiler, but toString of a TextOfItself depends on the memory
    // THEN: help: say what it holds, as Arrays.toString does for an array, or leave it out
    // THEN: called from TextOfItself.java:14
    return "of " + this;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
