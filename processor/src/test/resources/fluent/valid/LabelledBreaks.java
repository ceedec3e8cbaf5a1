package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class LabelledBreaks {
  final List<Layer> layers = new ArrayList<>();

  LabelledBreaks() {
    outer:
    for (int i = 1; ; i++) {
      for (int j = 1; j < 4; j++) {
        if (i * j == 4) {
          continue outer;
        }
        if (i * j > 8) {
          break outer;
        }
        layers.add(dense(i * j));
      }
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    Tensor y = x;
    for (Layer layer : layers) {
      y = layer.apply(y);
    }
    return y;
  }
}
