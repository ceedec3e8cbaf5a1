package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ArrayOfLayers {
  final Layer[] layers = new Layer[3];

  ArrayOfLayers() {
    for (int i = 0; i < layers.length; i++) {
      layers[i] = dense(8);
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    Tensor value = x;
    for (int i = layers.length - 1; i >= 0; i--) {
      value = layers[i].apply(value);
    }
    return value;
  }
}
