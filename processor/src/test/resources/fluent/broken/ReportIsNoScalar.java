package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ReportIsNoScalar {
  final Layer body = dense(4);

  Objective learn(@Shape("N 8") Tensor x) {
    Tensor y = body.apply(x);
    // ERROR: [ReportShape] report takes a scalar, not [N 4]
    // THEN: help: reduce it, such as by .mean()
    return minimize(y.square().mean()).report("outputs", y);
  }
}
