package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class StreamsOfLayers {
  final List<Layer> layers = IntStream.of(8, 4, 2).mapToObj(n -> (Layer) dense(n).relu()).toList();

  Tensor forward(@Shape("N 8") Tensor x) {
    Tensor value = x;
    for (Layer layer : layers) {
      value = layer.apply(value);
    }
    return value;
  }
}
