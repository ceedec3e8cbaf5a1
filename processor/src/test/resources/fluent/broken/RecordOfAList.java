package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class RecordOfAList {
  final Layer body = dense(4);

  record Result(Tensor first, List<Tensor> rest) {}

  @Inference
  // ERROR: [FunctionResult] split returns Result, whose rest is List, not a tensor
  // THEN: help: give each tensor a component of its own
  Result split(@Shape("N 8") Tensor x) {
    Tensor h = body.apply(x);
    return new Result(h, h.split(1, 2));
  }
}
