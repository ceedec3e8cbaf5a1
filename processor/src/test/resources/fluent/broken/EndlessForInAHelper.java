package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class EndlessForInAHelper {
  final Layer body = dense(count());

  static int count() {
    int n = 0;
    // ERROR: [EndlessLoop] this does not end: stopped after 20,000,000 steps
    // THEN: help: let the loop end; what takes that long belongs into the program, not into the model
    // THEN: called from EndlessForInAHelper.java:13
    for (; ; ) {
      n ^= 1;
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
