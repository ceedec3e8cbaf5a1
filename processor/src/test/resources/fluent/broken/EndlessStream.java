package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class EndlessStream {
  // ERROR: [EndlessLoop] this does not end: stopped after 20,000,000 steps
  // THEN: help: let the loop end; what takes that long belongs into the program, not into the model
  final Layer body = dense(Stream.iterate(1, n -> n % 7 + 1).filter(n -> n > 7).findFirst().get());

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
