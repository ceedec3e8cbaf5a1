package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class LocalRecordsAndEnums {
  final Layer body;

  LocalRecordsAndEnums() {
    enum Kind {
      WIDE,
      DEEP
    }
    record Step(Kind kind, int units) {
      Step {
        if (units < 1) {
          throw new IllegalArgumentException("units");
        }
      }
    }
    interface Maker {
      Layer make(Step step);
    }
    Maker maker =
        step ->
            step.kind() == Kind.WIDE
                ? dense(step.units() * 2)
                : dense(step.units()).dense(step.units());
    body =
        sequential()
            .then(maker.make(new Step(Kind.WIDE, 4)))
            .then(maker.make(new Step(Kind.DEEP, 3)));
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
