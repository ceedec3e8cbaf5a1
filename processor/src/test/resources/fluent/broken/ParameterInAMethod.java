package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ParameterInAMethod {
  Tensor forward(@Shape("N 8") Tensor x) {
    // ERROR: [ParameterInMethod] no field of the model holds this parameter
    // THEN: help: make it where the model is made, and keep it in a field
    return x.times(parameter("8", ONES));
  }
}
