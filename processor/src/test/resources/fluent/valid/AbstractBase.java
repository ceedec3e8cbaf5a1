package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class AbstractBase extends AbstractBaseParent {
  final Layer head = dense(2);

  @Override
  Layer stem() {
    return dense(6).tanh();
  }

  @Override
  Tensor finish(Tensor x) {
    return head.apply(x);
  }
}

abstract class AbstractBaseParent {
  final Layer trunk = stem();

  abstract Layer stem();

  abstract Tensor finish(Tensor x);

  Tensor forward(@Shape("N 8") Tensor x) {
    return finish(trunk.apply(x));
  }
}
