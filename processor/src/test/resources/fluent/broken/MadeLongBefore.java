package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class MadeLongBefore {
  final List<Layer> layers = new ArrayList<>();

  MadeLongBefore() {
    for (int units : new int[] {6, 4, 3}) {
      layers.add(pair(units));
    }
  }

  static Layer pair(int units) {
    // ERROR: [ReshapeCount] layers/2/reshape cannot reshape [N 3] to [N 2 2]: 3*N elements are not 4*N
    // THEN: 3 comes from
    // THEN: layers/2/dense  3  MadeLongBefore.java:27
    // THEN: help: write sizes that multiply to 3*N
    // THEN: called from MadeLongBefore.java:17
    return dense(units).reshape("N 2 2").flatten();
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return run(layers.get(1), x);
  }

  private Tensor run(Layer layer, Tensor x) {
    return layer.apply(x).plus(layers.get(2).apply(x));
  }
}
