package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class RequiredIsNull {
  final Layer body = dense(width(null));
  final String words = null;

  Tensor forward(@Shape("N 4") Tensor x) {
    return body.apply(x);
  }

  static int width(String name) {
    // ERROR: [ModelFailed] this is null: a width needs a name
    // THEN: help: give it a value before it is used
    // THEN: called from RequiredIsNull.java:9
    return java.util.Objects.requireNonNull(name, "a width needs a name").length();
  }
}
