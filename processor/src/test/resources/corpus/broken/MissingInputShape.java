package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MissingInputShape {
  final Layer body = dense(64).relu().dense(1);

  // ERROR: [UnstatedInput] forward does not say what measured is
  // THEN: help: write @Shape("N ...") Tensor measured
  Tensor forward(Tensor measured) {
    return body.apply(measured);
  }
}
