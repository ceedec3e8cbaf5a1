package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ArithmeticSizes {
  final Layer left = dense(3), right = dense(4);

  Tensor forward(@Shape("N 8") Tensor x) {
    // ERROR: [BroadcastMismatch] add cannot add N 3 and N 4
    // THEN: fix: make their sizes equal, or 1, counted from the last axis
    return left.apply(x).plus(right.apply(x));
  }
}
