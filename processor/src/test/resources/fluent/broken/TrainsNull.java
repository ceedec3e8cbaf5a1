package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TrainsNull {
  final Layer body = dense(1);
  Layer missing;

  Objective fit(@Shape("N 8") Tensor x) {
    // ERROR: [NullArgument] this hands over null
    // THEN: help: hand over a value
    return minimize(body.apply(x).mean()).of(missing);
  }
}
