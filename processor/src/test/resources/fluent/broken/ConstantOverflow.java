package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ConstantOverflow {
  // ERROR: [SizeOverflow] a size is too large for its type: integer overflow
  // THEN: help: compute with smaller numbers
  final Layer body = dense(70_000 * 70_000);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
