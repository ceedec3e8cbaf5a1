package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class StringSwitch {
  final Layer body = sequential().then(named("relu")).dense(2);

  static Layer named(String name) {
    return switch (name) {
      case "relu" -> RELU;
      case "tanh" -> TANH;
      default -> throw new IllegalArgumentException(name);
    };
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
