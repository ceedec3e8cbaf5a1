package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class LocalClasses {
  final Layer body;

  LocalClasses() {
    record Step(int units, boolean activated) {}
    class Builder {
      private Chain chain = sequential();

      void add(Step step) {
        chain = chain.dense(step.units());
        if (step.activated()) {
          chain = chain.relu();
        }
      }
    }
    Builder builder = new Builder();
    List.of(new Step(4, true), new Step(2, false)).forEach(builder::add);
    body = builder.chain;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
