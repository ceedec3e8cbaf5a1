package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ConcatOfNothing {
  final List<Layer> towers = new ArrayList<>();

  Tensor forward(@Shape("N 8") Tensor x) {
    // ERROR: [NoInputs] concat joins nothing
    // THEN: help: hand over what it joins
    return concat(towers.stream().map(tower -> tower.apply(x)).toArray(Tensor[]::new));
  }
}
