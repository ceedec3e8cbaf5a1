package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class EqualLayersAreTwo {
  final Layer a = dense(8), b = dense(8);

  Tensor forward(@Shape("N 8") Tensor x) {
    return a.apply(x).plus(b.apply(x));
  }
}
