package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class AllowUnusedInAllVariants {
  @Variant static final AllowUnusedInAllVariants SMALL_UNUSED = new AllowUnusedInAllVariants(64);
  @Variant static final AllowUnusedInAllVariants LARGE_UNUSED = new AllowUnusedInAllVariants(256);

  // WARNING: [AllowUnused] @Allow of DropoutAfterOutput keeps no warning silent here
  // THEN: fix: remove it
  @Allow("DropoutAfterOutput")
  final Layer body;

  private AllowUnusedInAllVariants(int units) {
    body = flatten().normalize(0, 1).dense(units).relu().dense(10);
  }

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
