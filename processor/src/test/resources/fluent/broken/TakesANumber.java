package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TakesANumber {
  final Layer body = dense(3);

  // ERROR: [FunctionParameter] forward takes int, but a function takes tensors and records of tensors
  // THEN: help: keep it in a field of the model, or take it as a Tensor
  Tensor forward(@Shape("N 8") Tensor x, int times) {
    return body.apply(x).times(times);
  }
}
