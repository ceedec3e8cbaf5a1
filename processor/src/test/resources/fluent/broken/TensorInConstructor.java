package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TensorInConstructor {
  final Layer body = dense(3);
  // ERROR: [OutsideModel] tensors exist only inside a model's methods
  // THEN: help: make it in the method that uses it; what a field keeps is a parameter(...)
  final Tensor one = constant(1);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x).plus(one);
  }
}
