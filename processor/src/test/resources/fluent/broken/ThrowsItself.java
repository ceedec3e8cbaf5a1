package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ThrowsItself {
  final Layer body;

  ThrowsItself() {
    check(0);
    body = dense(4);
  }

  static void check(int units) {
    if (units < 1) {
      // ERROR: [ModelFailed] this throws IllegalArgumentException: units is 0
      // THEN: help: hand over what it takes, or catch the exception
      // THEN: called from ThrowsItself.java:16
      throw new IllegalArgumentException("units is " + units);
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
