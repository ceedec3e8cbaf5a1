package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ConstantNegation {
  Tensor forward(@Shape("N 8") Tensor x) {
    // ERROR: [SizeOverflow] a size is too large for its type: integer overflow
    // THEN: help: compute with smaller numbers
    return x.times(-Integer.MIN_VALUE);
  }
}
