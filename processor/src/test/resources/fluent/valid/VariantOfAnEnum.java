package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class VariantOfAnEnum {
  enum Size {
    S(2) {
      @Override
      Layer head() {
        return dense(1);
      }
    },
    L(4) {
      @Override
      Layer head() {
        return dense(2).tanh();
      }
    };

    final int units;

    Size(int units) {
      this.units = units;
    }

    abstract Layer head();
  }

  @Variant static final VariantOfAnEnum S_NET = new VariantOfAnEnum(Size.S);
  @Variant static final VariantOfAnEnum L_NET = new VariantOfAnEnum(Size.L);
  final Layer body;

  private VariantOfAnEnum(Size size) {
    body = dense(size.units).then(size.head());
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
