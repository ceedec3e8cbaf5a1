package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ObjectiveIsNoScalar {
  final Layer body = dense(4);

  Objective learn(@Shape("N 8") Tensor x) {
    // ERROR: [ObjectiveShape] minimize takes a scalar, not [N 4]
    // THEN: fix: put .mean() after the tensor, [N 4]
    return minimize(body.apply(x).square());
  }
}
