package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class CompactConstructor {
  record Sizes(int hidden, int outputs) {
    Sizes {
      if (hidden < 1) {
        throw new IllegalArgumentException("hidden is " + hidden);
      }
      outputs = Math.max(1, outputs);
    }

    Layer layers() {
      return dense(hidden).relu().dense(outputs);
    }
  }

  final Layer body = new Sizes(4, 0).layers();

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
