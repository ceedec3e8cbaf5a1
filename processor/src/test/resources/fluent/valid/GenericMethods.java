package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class GenericMethods {
  final Layer body = fold(List.of(6, 4), sequential(), (chain, n) -> chain.dense(n));

  static <A, T> A fold(Iterable<? extends T> values, A start, BiFunction<A, T, A> step) {
    A result = start;
    for (T value : values) {
      result = step.apply(result, value);
    }
    return result;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
