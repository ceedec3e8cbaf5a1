package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ReturnsNull {
  // ERROR: [NoResult] forward returns null
  // THEN: help: return what it computes
  Tensor forward(@Shape("N 8") Tensor x) {
    return null;
  }
}
