package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a divisor of one width is none of the other's
@Model
final class DivisibilityOfTwoVariants {
  @Variant static final DivisibilityOfTwoVariants SMALL = new DivisibilityOfTwoVariants(16);
  @Variant static final DivisibilityOfTwoVariants LARGE = new DivisibilityOfTwoVariants(33);
  final Layer body;

  DivisibilityOfTwoVariants(int width) {
    // ERROR: [GroupNormGroups] body/groupNorm cannot split 33 channels into 4 groups: its input is [N 33]
    // THEN: help: use a divisor of 33
    body = dense(width).relu().groupNorm(o -> o.groups(4)).dense(3);
  }

  Tensor forward(@Shape("N 10") Tensor x) {
    return body.apply(x);
  }
}
