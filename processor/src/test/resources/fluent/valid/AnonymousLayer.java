package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class AnonymousLayer {
  final Layer body =
      new Layer() {
        private final Layer inner = dense(3);

        @Override
        public Tensor apply(Tensor x) {
          return inner.apply(x).relu();
        }
      };

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
