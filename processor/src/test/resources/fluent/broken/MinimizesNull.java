package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class MinimizesNull {
  final Layer body = dense(1);
  Tensor none;

  Objective fit(@Shape("N 8") Tensor x) {
    // ERROR: [NullArgument] minimize takes tensors, but one is null
    // THEN: help: hand over a tensor
    return minimize(none);
  }
}
