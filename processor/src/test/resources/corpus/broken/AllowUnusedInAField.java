package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class AllowUnusedInAField {
  // WARNING: [AllowUnused] @Allow of DropoutAfterOutput keeps no warning silent here
  // THEN: fix: remove it
  @Allow("DropoutAfterOutput")
  final Layer body = flatten().normalize(0, 1).dense(64).relu().dropout(0.5).dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
