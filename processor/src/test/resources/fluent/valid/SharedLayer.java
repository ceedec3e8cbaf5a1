package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SharedLayer {
  final Layer step = dense(8).tanh();

  Tensor forward(@Shape("N 8") Tensor x) {
    return step.apply(step.apply(x));
  }
}
