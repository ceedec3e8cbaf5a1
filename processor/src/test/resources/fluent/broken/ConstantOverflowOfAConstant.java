package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ConstantOverflowOfAConstant {
  interface Sizes {
    int SIDE = 70_000;
    // ERROR: [SizeOverflow] a size is too large for its type: integer overflow
    // THEN: help: compute with smaller numbers
    // THEN: called from ConstantOverflowOfAConstant.java:21
    int AREA = Sizes.SIDE * SIDE;
  }

  final Layer body = dense(Sizes.AREA);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
