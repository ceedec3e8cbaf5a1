package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class StatedResult {
  final Layer body = dense(3);

  @Shape("N 4")
  // ERROR: [StatedShape] forward is stated to give "N 4" but gives "N 3"
  // THEN: help: write @Shape("N 3"), or change what comes before
  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
