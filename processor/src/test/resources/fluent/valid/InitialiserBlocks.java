package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class InitialiserBlocks {
  static final int[] UNITS = new int[3];

  static {
    for (int i = 0; i < UNITS.length; i++) {
      UNITS[i] = 2 + i;
    }
  }

  final Layer body;
  final Layer head;

  {
    Chain chain = sequential();
    for (int units : UNITS) {
      chain = chain.dense(units);
    }
    body = chain;
  }

  {
    head = dense(1);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return head.apply(body.apply(x));
  }
}
