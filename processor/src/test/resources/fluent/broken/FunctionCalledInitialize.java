package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class FunctionCalledInitialize {
  final Layer body = dense(1);

  @Inference
  Tensor train(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }

  @Inference
  Tensor save(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }

  @Inference
  Tensor load(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }

  @Inference
  // ERROR: [FunctionName] two functions are called initialize
  // THEN: help: rename initialize
  Tensor initialize(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
