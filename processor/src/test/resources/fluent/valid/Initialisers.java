package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Initialisers {
  static final int[] UNITS;

  static {
    UNITS = new int[] {4, 2};
    Arrays.sort(UNITS);
  }

  final Layer first, second;

  {
    first = dense(UNITS[1]);
    second = dense(UNITS[0]);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return second.apply(first.apply(x));
  }
}
