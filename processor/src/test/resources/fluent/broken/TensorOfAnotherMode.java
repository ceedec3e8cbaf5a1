package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TensorOfAnotherMode {
  final Layer body = dense(1);
  Tensor kept;

  Objective fit(@Shape("N 8") Tensor x) {
    if (kept == null) {
      kept = x;
    }
    // ERROR: [ForeignTensor] dense uses a tensor of one function in another
    // THEN: help: hand it over as a parameter
    return minimize(body.apply(kept).mean());
  }
}
