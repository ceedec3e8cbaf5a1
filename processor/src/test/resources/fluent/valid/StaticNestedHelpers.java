package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class StaticNestedHelpers {
  static final class Blocks {
    private Blocks() {}

    static Layer of(int units) {
      return Inner.wrap(dense(units));
    }

    private static final class Inner {
      static Chain wrap(Chain layer) {
        return layer.relu();
      }
    }
  }

  final Layer body = Blocks.of(3);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
