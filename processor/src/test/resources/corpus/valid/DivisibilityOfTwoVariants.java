package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a divisor of one width is none of the other's
@Model
final class DivisibilityOfTwoVariants {
  @Variant static final DivisibilityOfTwoVariants SMALL = new DivisibilityOfTwoVariants(16);
  @Variant static final DivisibilityOfTwoVariants LARGE = new DivisibilityOfTwoVariants(32);
  final Layer body;

  DivisibilityOfTwoVariants(int width) {
    body = dense(width).relu().groupNorm(o -> o.groups(4)).dense(3);
  }

  Tensor forward(@Shape("N 10") Tensor x) {
    return body.apply(x);
  }
}
