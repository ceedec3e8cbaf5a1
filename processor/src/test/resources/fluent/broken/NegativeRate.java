package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class NegativeRate {
  final Layer body = dense(4);

  Objective learn(@Shape("N 8") Tensor x) {
    // ERROR: [NotPositive] adam has value = -0.001; that must be above 0
    // THEN: help: write a number above 0
    return minimize(body.apply(x).square().mean()).using(adam(-1e-3));
  }
}
