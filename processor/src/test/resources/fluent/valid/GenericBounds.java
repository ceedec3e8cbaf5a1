package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class GenericBounds {
  interface Named {
    String name();
  }

  record Pair<A extends Layer & Named, B extends Layer>(A first, B second) implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return second.apply(first.apply(x));
    }
  }

  record Wide(String name, Layer inner) implements Layer, Named {
    @Override
    public Tensor apply(Tensor x) {
      return inner.apply(x);
    }
  }

  final Pair<Wide, ? super Chain> body = new Pair<>(new Wide("wide", dense(9)), dense(2));

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
