package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TensorInStaticList {
  static final List<Tensor> KEPT = new ArrayList<>();
  final Layer body = dense(3);

  @Inference
  Tensor a(@Shape("N 8") Tensor x) {
    KEPT.add(x);
    return body.apply(x);
  }

  @Inference
  Tensor b(@Shape("N 8") Tensor x) {
    // ERROR: [ForeignTensor] dense uses a tensor of one function in another
    // THEN: help: hand it over as a parameter
    return body.apply(KEPT.get(0));
  }
}
