package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class OwnIterable {
  static final class Down implements Iterable<Integer> {
    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<>() {
        private int next = 4;

        @Override
        public boolean hasNext() {
          return next > 1;
        }

        @Override
        public Integer next() {
          return next--;
        }
      };
    }
  }

  final Layer body;

  OwnIterable() {
    Chain chain = sequential();
    for (int units : new Down()) {
      chain = chain.dense(units);
    }
    body = chain;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
