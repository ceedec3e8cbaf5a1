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
  // ERROR: [StatedShape] forward is stated to give [N 4] but gives [N 3]
  // THEN: 3 comes from
  // THEN: body  3  StatedResult.java:13
  // THEN: fix: write dense(4) in body, StatedResult.java:13
  // THEN: or write @Shape("N 3")
  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
