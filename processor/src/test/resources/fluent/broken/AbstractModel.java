package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
// ERROR: [NoConstructor] AbstractModel is abstract
// THEN: help: remove abstract, or put @Model on a class that extends it
abstract class AbstractModel {
  Layer body = dense(2);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
