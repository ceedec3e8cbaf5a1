package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class IntOverflow {
  static final int WIDTH = 70_000;
  final Layer body = dense(squared(WIDTH));

  static int squared(int n) {
    // ERROR: [SizeOverflow] a size is too large for its type: integer overflow
    // THEN: help: compute with smaller numbers
    // THEN: called from IntOverflow.java:14
    return n * n;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
