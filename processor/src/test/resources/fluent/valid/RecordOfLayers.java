package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class RecordOfLayers {
  record Pair(Layer left, Layer right) implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return left.apply(x).plus(right.apply(x));
    }
  }

  final Pair pair = new Pair(dense(3), dense(3));

  Tensor forward(@Shape("N 8") Tensor x) {
    return pair.apply(x);
  }
}
