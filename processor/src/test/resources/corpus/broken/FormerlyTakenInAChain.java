package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
class FormerlyTakenInAChain {
  final Layer body =
      conv2d(16, 3)
          .relu()
          // ERROR: [FormerlyTaken] body/conv2d_2 was formerly body/conv2d, but that is the name of body/conv2d/kernel
          // THEN: help: remove one of the two names
          .then(conv2d(32, 3).formerly("conv2d", "conv2d_9"))
          .globalAvgPool2d()
          .dense(10);


  @Inference
  Tensor scores(@Shape("N 28 28 1") Tensor image) {
    return body.apply(image);
  }
}
