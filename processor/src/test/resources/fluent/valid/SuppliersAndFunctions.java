package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SuppliersAndFunctions {
  final Layer body = built(() -> dense(4), IntStream.range(0, 2), i -> dense(3 + i).relu());

  static Layer built(Supplier<Layer> first, IntStream indices, IntFunction<Layer> rest) {
    Chain[] chain = {sequential().then(first.get())};
    indices.mapToObj(rest).forEach(layer -> chain[0] = chain[0].then(layer));
    return chain[0];
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
