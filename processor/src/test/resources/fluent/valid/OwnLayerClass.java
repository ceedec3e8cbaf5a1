package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class OwnLayerClass {
  final Layer body = dense(8).then(new Twice(new Doubled())).dense(2);

  static final class Doubled implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return x.plus(x);
    }
  }

  record Twice(Layer inner) implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return inner.apply(inner.apply(x));
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
