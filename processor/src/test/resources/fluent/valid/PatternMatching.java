package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class PatternMatching {
  final Layer body = sequential().then(make(3)).then(make("relu")).then(make(List.of(4, 5)));

  static Layer make(Object what) {
    if (what instanceof Integer units && units > 0) {
      return dense(units);
    }
    if (what instanceof String name) {
      return name.equals("relu") ? relu() : tanh();
    }
    if (!(what instanceof List<?> several)) {
      return identity();
    }
    Chain chain = sequential();
    for (Object each : several) {
      chain = chain.then(make(each));
    }
    return chain;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
