package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
// ERROR: [NoConstructor] NoConstructor cannot be made without parameters
// THEN: help: add a constructor without, or @Variant static final NoConstructor NAME = new NoConstructor(...)
final class NoConstructor {
  final Layer body;

  NoConstructor(int units) {
    body = dense(units);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
