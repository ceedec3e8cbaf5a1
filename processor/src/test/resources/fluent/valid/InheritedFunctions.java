package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class InheritedFunctions extends InheritedFunctionsBase<Integer> {
  InheritedFunctions() {
    super(List.of(4, 2), n -> n);
  }
}

abstract class InheritedFunctionsBase<T> {
  private final List<Layer> layers = new ArrayList<>();

  InheritedFunctionsBase(List<T> sizes, ToIntFunction<T> units) {
    for (T size : sizes) {
      layers.add(dense(units.applyAsInt(size)));
    }
  }

  @Inference
  Tensor score(@Shape("N 8") Tensor x) {
    Tensor value = x;
    for (Layer layer : layers) {
      value = layer.apply(value);
    }
    return value;
  }
}
