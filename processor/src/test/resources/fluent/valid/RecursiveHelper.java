package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class RecursiveHelper {
  final Layer body = halve(8);

  static Chain halve(int units) {
    return units == 1 ? dense(1) : dense(units).relu().then(halve(units / 2));
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
