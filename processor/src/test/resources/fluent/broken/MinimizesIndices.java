package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class MinimizesIndices {
  final Layer body = dense(1);

  Objective fit(@Shape("int32 N") Tensor x) {
    // ERROR: [ObjectiveShape] minimize takes a floating number, not int32 scalar
    // THEN: help: compute it from floating numbers, such as by .cast(DType.FLOAT32)
    return minimize(x.sum());
  }
}
