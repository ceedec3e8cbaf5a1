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
    // ERROR: [AxisOutOfRange] sum(2) names axis 2, but [N 3] has the axes 0 to 1
    // THEN: fix: write sum(-1)
    return a.sum(2);
  }
}
