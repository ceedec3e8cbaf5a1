package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class EndlessIterator {
  final Layer body;

  EndlessIterator() {
    Iterator<Integer> forever =
        new Iterator<>() {
          public boolean hasNext() {
            return true;
          }

          // ERROR: [EndlessLoop] this does not end: stopped after 20,000,000 steps
          // THEN: help: let the loop end; what takes that long belongs into the program, not into the model
          // THEN: called from EndlessIterator.java:17, in next
          // THEN: called from EndlessIterator.java:32
          public Integer next() {
            return 1;
          }
        };
    int n = 0;
    while (forever.hasNext()) {
      n = Math.max(n, forever.next());
    }
    body = dense(n);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
