package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class DefaultAndPrivateInterfaceMethods implements BlocksDefaultAndPrivateInterfaceMethods {
  final Layer body = block(3);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}

interface BlocksDefaultAndPrivateInterfaceMethods {
  default Layer block(int n) {
    return one(n).then(two(n));
  }

  private Chain one(int n) {
    return dense(n);
  }

  private static Layer two(int n) {
    return dense(n + 1);
  }
}
