package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class GradientOfTheUnrelated {
  final Layer body = dense(4);

  Objective learn(@Shape("N 8") Tensor x, @Shape("N 8") Tensor y) {
    // ERROR: [NoGradient] gradient is of [scalar], which does not depend on [N 8]
    // THEN: help: compute the first from the second
    return minimize(gradient(body.apply(x).sum(), y).mean());
  }
}
