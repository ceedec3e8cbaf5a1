package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ConstantOverflowInAHelper {
  static final int SIDE = 1 << 16;

  final Layer body = relu().repeat(2, i -> block(i));

  static Layer block(int i) {
    // ERROR: [SizeOverflow] a size is too large for its type: integer overflow
    // THEN: help: compute with smaller numbers
    // THEN: called from ConstantOverflowInAHelper.java:15, 2nd repetition
    return dense(i == 0 ? SIDE : SIDE * SIDE / SIDE);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
