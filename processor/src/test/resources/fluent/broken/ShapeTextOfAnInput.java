package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ShapeTextOfAnInput {
  final Layer body = dense(3);

  // ERROR: [ShapeText] "N -8": -8 is no size
  // THEN: help: a size is 1 or more
  Tensor forward(@Shape("N -8") Tensor x) {
    return body.apply(x);
  }
}
