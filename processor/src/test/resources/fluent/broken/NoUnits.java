package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class NoUnits {
  // ERROR: [NotPositive] dense has units = 0; that must be above 0
  // THEN: help: write a number above 0
  final Layer body = dense(4).dense(0);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
