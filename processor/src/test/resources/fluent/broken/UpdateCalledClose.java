package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class UpdateCalledClose {
  final Layer online = dense(4), target = dense(4);

  @Inference
  Tensor both(@Shape("N 8") Tensor x) {
    return online.apply(x).plus(target.apply(x));
  }

  // ERROR: [FunctionName] trainers have a method close() already
  // THEN: help: rename it
  Update close() {
    return copy(online, target);
  }
}
