package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class AxisOutOfRange {
  @Inference
  Tensor sum(@Shape("N 3") Tensor a) {
    // ERROR: [NotPossible] no axis 2 in N 3; its axes are 0 to 1, or -2 to -1 from the end
    // THEN: help: hand over another value
    return a.sum(2);
  }
}
