package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

// ERROR: [ModelKind] a model is a record or a class; InterfaceModel is an interface
// THEN: help: write record InterfaceModel(...)
@Model
interface InterfaceModel {
  default Tensor forward(@Shape("N 8") Tensor x) {
    return x;
  }
}
