package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ReturnsAnothersTensor {
  private Tensor kept;

  @Inference
  Tensor a(@Shape("N 8") Tensor x) {
    kept = x.tanh();
    return kept;
  }

  @Inference
  // ERROR: [ForeignTensor] b returns a tensor of another function
  // THEN: help: compute it in this one
  Tensor b(@Shape("N 8") Tensor x) {
    return kept;
  }
}
