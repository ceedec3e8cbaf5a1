package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SealedTypes {
  sealed interface Spec permits Wide, Deep {}

  record Wide(int units) implements Spec {}

  record Deep(int units, int times) implements Spec {}

  final Layer body = sequential().then(of(new Wide(6))).then(of(new Deep(3, 2)));

  static Layer of(Spec spec) {
    if (spec instanceof Wide wide) {
      return dense(wide.units());
    }
    if (spec instanceof Deep deep && deep.times() > 1) {
      return sequential().repeat(deep.times(), i -> dense(deep.units()));
    }
    return identity();
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
