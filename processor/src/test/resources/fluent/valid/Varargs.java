package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Varargs {
  final Layer body = mlp(6, 4, 2);

  static Layer mlp(int... units) {
    Chain chain = sequential();
    for (int i = 0; i < units.length; i++) {
      chain = chain.dense(units[i]);
      chain = i < units.length - 1 ? chain.relu() : chain;
    }
    return chain;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
