package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class LambdaCapturesLists {
  final Layer body = all(List.of(dense(8), dense(8)));
  final Function<Tensor, Tensor> doubled = twice(dense(8));
  final Layer held = new Holder().asLayer();
  final Supplier<Tensor> ones = () -> this.one.square();
  final Parameter one = parameter("8", ONES);

  static final class Holder {
    final Layer inner = dense(8);

    Layer asLayer() {
      return x -> inner.apply(x).relu();
    }
  }

  static Layer all(List<Layer> layers) {
    return x -> {
      Tensor sum = x;
      for (Layer layer : layers) {
        sum = sum.plus(layer.apply(x));
      }
      return sum;
    };
  }

  static Function<Tensor, Tensor> twice(Layer layer) {
    return x -> layer.apply(layer.apply(x));
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return held.apply(doubled.apply(body.apply(x))).plus(ones.get());
  }
}
