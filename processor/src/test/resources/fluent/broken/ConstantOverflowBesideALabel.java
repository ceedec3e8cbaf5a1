package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ConstantOverflowBesideALabel {
  static final int CODE = 31 * 0x7E3779B9;

  final Layer body = dense(units(7));

  static int units(int code) {
    return switch (code) {
      case CODE -> 1;
      // ERROR: [SizeOverflow] a size is too large for its type: integer overflow
      // THEN: help: compute with smaller numbers
      // THEN: called from ConstantOverflowBesideALabel.java:15
      default -> 3 + Integer.MAX_VALUE;
    };
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
