package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TwoFunctionsOfAName {
  final Layer body = dense(4);

  @Inference
  // ERROR: [FunctionName] two functions are called score
  // THEN: help: rename score
  Tensor score(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }

  @Inference
  Tensor score(@Shape("N 8") Tensor x, @Shape("N 8") Tensor y) {
    return body.apply(x.plus(y));
  }
}
