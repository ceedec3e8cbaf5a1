package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class EnumWithBodies {
  enum Size {
    SMALL {
      @Override
      Layer make() {
        return dense(2);
      }
    },
    LARGE {
      @Override
      Layer make() {
        return dense(20).relu();
      }
    };

    abstract Layer make();
  }

  final Map<Size, Layer> layers = new EnumMap<>(Size.class);

  EnumWithBodies() {
    for (Size size : EnumSet.allOf(Size.class)) {
      layers.put(size, size.make());
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return layers.get(Size.LARGE).apply(x).mean(-1).plus(layers.get(Size.SMALL).apply(x).mean(-1));
  }
}
