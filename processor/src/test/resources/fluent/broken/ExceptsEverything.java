package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ExceptsEverything {
  final Layer body = dense(1);

  Objective fit(@Shape("N 8") Tensor x) {
    Tensor y = body.apply(x);
    // ERROR: [TrainsNothing] the objective of fit depends on no weight that it may change
    // THEN: help: compute the loss from what a layer makes, or name other layers in of(...)
    return minimize(y.mean()).except(body);
  }
}
