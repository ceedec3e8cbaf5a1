package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class DoWhileAndConditions {
  final Layer body;

  DoWhileAndConditions() {
    Chain chain = sequential();
    int n = 27;
    do {
      chain = (n & 1) == 0 ? chain.dense(n /= 2) : chain.dense((n = 3 * n + 1) % 50 + 1);
    } while (n > 40);
    body = n > 5 && n != 7 || n < 0 ? chain : chain.relu();
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
