package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class CompoundOverflow {
  final Layer body;

  CompoundOverflow() {
    int n = 3;
    for (int i = 0; i < 40; i++) {
      // ERROR: [SizeOverflow] a size is too large for its type: integer overflow
      // THEN: help: compute with smaller numbers
      n *= 2;
    }
    body = dense(n);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
