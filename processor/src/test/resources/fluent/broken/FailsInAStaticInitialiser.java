package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class FailsInAStaticInitialiser {
  // ERROR: [ModelFailed] this throws NumberFormatException: For input string: "many"
  // THEN: help: hand over what it takes, or catch the exception
  static final int UNITS = Integer.parseInt("many");
  final Layer body = dense(UNITS);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
