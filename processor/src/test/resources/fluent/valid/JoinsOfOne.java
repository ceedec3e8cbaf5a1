package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class JoinsOfOne {
  final List<Layer> towers = IntStream.range(0, 1).mapToObj(i -> (Layer) dense(3)).toList();
  final Layer body = add(dense(3)), gate = multiply(dense(3).sigmoid());

  Tensor forward(@Shape("N 8") Tensor x) {
    Tensor seen = concat(towers.stream().map(tower -> tower.apply(x)).toArray(Tensor[]::new));
    return add(seen).plus(body.apply(x)).times(gate.apply(x));
  }
}
