package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Overflows that nothing computes, or that are meant; and numbers at the edge. */
@Model
final class ConstantsMayOverflow {
  static final int LOWEST = -2147483648;
  static final int HIGHEST = -(LOWEST + 1);
  static final int MIX = 0x9E3779B9;
  static final int CODE = MIX * 31;

  record Key(int n) {
    @Override
    public int hashCode() {
      return n ^ MIX * 31;
    }

    @SuppressWarnings("number" + MIX * 31)
    String name() {
      return switch (n) {
        case CODE -> "code"; // a label must be a constant
        case MIX * 33 -> "more";
        default -> "key";
      };
    }
  }

  final Layer body;

  ConstantsMayOverflow() {
    long area = 70_000L * 70_000;
    int width = area > 70_000 * 70 ? 4 : 70_000 * 70_000;
    int half = (int) (70_000L * 70_000 / 70_000) / 35_000;
    body = dense(new Key(1).name().length() + width).dense(half).dense(1 + new Key(1).hashCode() * 0);
  }

  static int unused() {
    return 70_000 * 70_000;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
