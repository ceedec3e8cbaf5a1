package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class EndlessWhile {
  final Layer body;

  EndlessWhile() {
    int units = 4;
    // ERROR: [EndlessLoop] this does not end: stopped after 20,000,000 steps
    // THEN: help: let the loop end; what takes that long belongs into the program, not into the model
    while (units > 0) {
      units++;
      units--;
    }
    body = dense(units);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
