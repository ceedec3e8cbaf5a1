package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class GenericLayer {
  final Layer body = new Holder<>(dense(4), List.of(dense(3), dense(2)));

  static final class Holder<T extends Layer> implements Layer {
    private final T first;
    private final List<? extends Layer> rest;

    Holder(T first, List<? extends Layer> rest) {
      this.first = first;
      this.rest = rest;
    }

    @Override
    public Tensor apply(Tensor x) {
      Tensor value = first.apply(x);
      for (Layer layer : rest) {
        value = layer.apply(value);
      }
      return value;
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
