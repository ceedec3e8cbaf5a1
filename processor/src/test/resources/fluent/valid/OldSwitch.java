package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class OldSwitch {
  final Layer body = of(2);

  static Layer of(int depth) {
    Chain chain = dense(4);
    switch (depth) {
      case 1:
        return chain;
      case 2:
        chain = chain.relu();
        break;
      default:
        chain = chain.tanh();
    }
    return chain.dense(2);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
