package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class VariantsShareAMistake {
  @Variant
  static final VariantsShareAMistake A = new VariantsShareAMistake(3),
      B = new VariantsShareAMistake(0),
      C = new VariantsShareAMistake(-1);
  final Layer body;

  VariantsShareAMistake(int n) {
    // ERROR: [NotPositive] dense has units = 0; that must be above 0
    // THEN: help: write a number above 0
    // THEN: called from VariantsShareAMistake.java:15
    body = dense(n);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
