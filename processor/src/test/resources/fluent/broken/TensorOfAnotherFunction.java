package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TensorOfAnotherFunction {
  final Layer body = dense(4);
  private Tensor kept;

  @Inference
  Tensor a(@Shape("N 8") Tensor x) {
    kept = body.apply(x);
    return kept;
  }

  @Inference
  Tensor b(@Shape("N 8") Tensor x) {
    // ERROR: [ForeignTensor] plus uses a tensor of one function in another
    // THEN: help: hand it over as a parameter
    return body.apply(x).plus(kept);
  }
}
