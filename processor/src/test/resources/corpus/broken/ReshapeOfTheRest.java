package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeOfTheRest {
  // ERROR: [ShapeText] body/reshape "-1 4": -1 is no size
  // THEN: fix: write reshape("N 2 4")
  final Layer body = dense(8).reshape("-1 4").flatten().dense(3);

  Tensor forward(@Shape("N 12") Tensor x) {
    return body.apply(x);
  }

  @Inference
  Tensor rows(@Shape("N 12") Tensor x) {
    // ERROR: [ShapeText] reshape "-1 4": -1 is no size
    // THEN: fix: write reshape("N 3 4")
    return x.reshape("-1 4");
  }

  @Inference
  Tensor columns(@Shape("N 3 4") Tensor x) {
    // ERROR: [ShapeText] reshape "N -1": -1 is no size
    // THEN: fix: write reshape("N 12")
    return x.reshape("N -1");
  }

  @Inference
  Tensor computed(@Shape("N 3 4") Tensor x) {
    // ERROR: [ReshapeCount] reshape cannot reshape [N 3 4] to [N -1 2]: -1 is no size
    // THEN: help: write what is left: [N 6 2]
    return x.reshape(Dims.of("N", -1, 2));
  }

  @Inference
  Tensor first(@Shape("N 12") Tensor x) {
    // ERROR: [ReshapeCount] reshape cannot reshape [N 12] to [-1 4]: -1 is no size
    // THEN: help: write what is left: [N 3 4]
    return x.reshape(Dims.of(-1, 4));
  }
}
