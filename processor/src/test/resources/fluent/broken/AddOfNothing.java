package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class AddOfNothing {
  // ERROR: [NoInputs] add joins nothing
  // THEN: help: hand over what it joins
  final Layer body = add(new Layer[0]);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
