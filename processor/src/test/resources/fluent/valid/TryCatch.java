package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TryCatch {
  final Layer body;

  TryCatch() {
    int units;
    try {
      units = Integer.parseInt("four");
    } catch (NumberFormatException e) {
      units = 4;
    } finally {
      assert true;
    }
    body = dense(units);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
