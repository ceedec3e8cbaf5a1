package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AllowedAtAParameter {
  final Layer body = conv2d(8, 3).flatten().dense(10);

  Objective train(
      @Allow("FixedBatch") @Shape("64 28 28 1") Tensor image, @Shape("int32 64") Tensor label) {
    return minimize(softmaxCrossEntropy(body.apply(image), label).mean());
  }
}
