package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ThrowsAnException {
  final Layer body = dense(1);

  Tensor forward(@Shape("N 8") Tensor x) throws Exception {
    if (x.dims().rank() == 2) {
      // ERROR: [ModelFailed] this throws Exception: two axes
      // THEN: help: hand over what it takes, or catch the exception
      throw new Exception("two axes");
    }
    return body.apply(x);
  }
}
