package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ObjectiveTrainsNothing {
  final Layer body = dense(4);

  Objective learn(@Shape("N 8") Tensor x) {
    // ERROR: [TrainsNothing] the objective of learn depends on no weight that it may change
    // THEN: help: compute the loss from what a layer makes, or name other layers in of(...)
    return minimize(x.square().mean());
  }
}
