package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Loops {
  final Layer body;

  Loops() {
    Chain chain = sequential();
    int units = 16;
    while (units > 4) chain = chain.dense(units /= 2);
    do {
      chain = chain.relu();
      units--;
    } while (units > 2);
    outer:
    for (int i = 0; ; i++) {
      for (int j = 0; j < 3; j++) {
        if (i * j > 2) break outer;
        if (j == 1) continue outer;
      }
      if (i > 3) break;
    }
    for (int a = 0, b = 3; a < b; a++, b--) chain = chain.dense(a + b);
    body = chain;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
