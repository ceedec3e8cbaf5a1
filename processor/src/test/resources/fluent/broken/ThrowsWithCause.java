package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ThrowsWithCause {
  final Layer body = make();

  static Layer make() {
    try {
      return dense(Integer.parseInt("x"));
    } catch (NumberFormatException e) {
      // ERROR: [ModelFailed] this throws IllegalStateException: no units
      // THEN: help: hand over what it takes, or catch the exception
      // THEN: called from ThrowsWithCause.java:13
      throw new IllegalStateException("no units", e);
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
