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
    // ERROR: [BroadcastMismatch] plus cannot add [N 3] and [N 4]
    // THEN: 3 comes from
    // THEN: left  3  ArithmeticSizes.java:13
    // THEN: 4 comes from
    // THEN: right  4  ArithmeticSizes.java:13
    // THEN: fix: write dense(3) in right, ArithmeticSizes.java:13
    // THEN: or write dense(4) in left, ArithmeticSizes.java:13
    return left.apply(x).plus(right.apply(x));
  }
}
