package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class UsesNull {
  final Layer body;

  UsesNull() {
    String name = null;
    // ERROR: [ModelFailed] name is null
    // THEN: help: give it a value before it is used
    int units = name.length();
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
