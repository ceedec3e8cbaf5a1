package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Variants {
  @Variant static final Variants SMALL_NET = new Variants(2), LARGE = new Variants(5);
  static final Variants OTHER = null;
  final Layer body;

  Variants(int times) {
    body = sequential().repeat(times, i -> dense(4).relu());
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
