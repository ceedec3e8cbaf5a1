package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TernariesAndNulls {
  final Layer body = chosen(null, 3);

  static Layer chosen(Layer given, int units) {
    return given != null ? given : units > 2 ? dense(units).relu() : dense(units);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
