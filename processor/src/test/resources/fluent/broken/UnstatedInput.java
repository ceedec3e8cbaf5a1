package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class UnstatedInput {
  final Layer body = dense(3);

  // ERROR: [UnstatedInput] forward does not say what x is
  // THEN: help: write @Shape("N ...") Tensor x
  Tensor forward(Tensor x) {
    return body.apply(x);
  }
}
