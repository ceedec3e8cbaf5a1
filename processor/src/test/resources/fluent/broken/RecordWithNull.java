package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class RecordWithNull {
  final Layer body = dense(4);

  record Result(Tensor score, Tensor hidden) {}

  @Inference
  // ERROR: [FunctionResult] score returns Result, whose hidden is null, not a tensor
  // THEN: help: give each tensor a component of its own
  Result score(@Shape("N 8") Tensor x) {
    return new Result(body.apply(x), null);
  }
}
