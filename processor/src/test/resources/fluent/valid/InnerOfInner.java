package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class InnerOfInner {
  final int width = 3;
  final Layer body = new Outer(2).new Deep(5);

  class Outer {
    final int width;

    Outer(int width) {
      this.width = width;
    }

    class Deep implements Layer {
      final Layer first, second;

      Deep(int width) {
        first = dense(width * Outer.this.width);
        second = dense(InnerOfInner.this.width);
      }

      @Override
      public Tensor apply(Tensor x) {
        return second.apply(first.apply(x));
      }
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
