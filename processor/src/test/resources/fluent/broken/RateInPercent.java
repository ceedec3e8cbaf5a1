package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class RateInPercent {
  // ERROR: [DropoutRate] dropout drops a part of 25; that must be from 0 to below 1
  // THEN: fix: write dropout(0.25)
  final Layer body = dense(4).dropout(25);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
