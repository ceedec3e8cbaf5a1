package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SameNameInTwoScopes {
  final Layer dense = dense(3), relu = dense(3).relu();

  Tensor forward(@Shape("N 8") Tensor x) {
    return dense.apply(x).plus(relu.apply(x));
  }
}
