package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class FunctionReturnsAList {
  final Layer body = dense(1);

  @Inference
  // ERROR: [FunctionResult] show returns List; a function returns a Tensor or a record of tensors
  // THEN: help: let it return a Tensor, or write a record of what it computes
  List<Tensor> show(@Shape("N 8") Tensor x) {
    return List.of(body.apply(x));
  }
}
