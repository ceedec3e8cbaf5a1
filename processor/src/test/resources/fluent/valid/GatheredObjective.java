package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model(data = Mnist.class)
@Sgd(value = 0.1, momentum = 0.9)
@Warmup(0.1)
@CosineDecay
@Training(epochs = 2, batchSize = 32, accumulate = 2, weightDecay = 1e-4)
final class GatheredObjective {
  final Layer body = flatten().dense(10);

  Objective learn(Tensor image, Tensor digit) {
    Tensor logits = body.apply(image.cast(DType.FLOAT32).div(255));
    return minimize(softmaxCrossEntropy(logits, digit).mean());
  }
}
