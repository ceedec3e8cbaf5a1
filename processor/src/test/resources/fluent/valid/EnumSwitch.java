package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class EnumSwitch {
  enum Kind {
    WIDE,
    DEEP
  }

  final Layer body = of(Kind.DEEP);

  static Layer of(Kind kind) {
    return switch (kind) {
      case WIDE -> dense(64);
      case DEEP -> {
        Chain chain = sequential();
        for (int i = 0; i < 3; i++) {
          chain = chain.dense(4).relu();
        }
        yield chain;
      }
    };
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
