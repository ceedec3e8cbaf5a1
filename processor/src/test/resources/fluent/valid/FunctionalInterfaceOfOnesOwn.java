package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class FunctionalInterfaceOfOnesOwn {
  @FunctionalInterface
  interface Block<T extends Number> {
    Layer of(T size, int times);

    default Block<T> twice() {
      return (s, t) -> of(s, 2 * t);
    }
  }

  final Layer body;

  FunctionalInterfaceOfOnesOwn() {
    Block<Integer> block = (size, times) -> sequential().repeat(times, i -> dense(size));
    body = block.twice().of(4, 2);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
