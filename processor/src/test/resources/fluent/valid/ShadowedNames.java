package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ShadowedNames {
  final Layer dense = dense(3);
  final Layer relu = relu();

  Tensor forward(@Shape("N 8") Tensor dense) {
    Tensor relu = this.dense.apply(dense);
    return this.relu.apply(relu);
  }
}
