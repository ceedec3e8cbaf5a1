package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class LayerInAStaticField {
  // ERROR: [LayerInMethod] dense needs a weight, kernel, but no field of the model holds this layer
  // THEN: help: make the layer where the model is made, and keep it in a field
  static final Layer SHARED = dense(4);

  Tensor forward(@Shape("N 8") Tensor x) {
    return SHARED.apply(x);
  }
}
