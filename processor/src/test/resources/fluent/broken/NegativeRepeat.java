package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class NegativeRepeat {
  // ERROR: [Negative] repeat has times = -1; that must be 0 or above
  // THEN: help: write 0 or a number above
  final Layer body = sequential().repeat(-1, i -> dense(3));

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
