package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class LongToInt {
  final Layer body;

  LongToInt() {
    long n = 70_000L * 70_000L;
    // ERROR: [SizeOverflow] a size is too large for its type: integer overflow
    // THEN: help: compute with smaller numbers
    body = dense((int) n);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
