package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ParameterOfANamedSize {
  // ERROR: [ParameterShape] a parameter has a fixed number of elements, not "N 2"
  // THEN: help: write numbers or constants only
  final Parameter table = parameter("N 2", ONES);

  Tensor forward(@Shape("N 2") Tensor x) {
    return x.plus(table);
  }
}
