package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class NullLayer {
  final Layer missing = null;
  // ERROR: [NullLayer] then takes a layer, not null
  // THEN: help: leave it out, or write identity()
  final Layer body = dense(4).then(missing);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
