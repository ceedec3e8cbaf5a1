package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BatchOfAFunctionThatServesOne {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flowers, @Shape("int32 N") Tensor kinds) {
    return minimize(softmaxCrossEntropy(body.apply(flowers), kinds).mean());
  }

  @Inference
  Tensor kind(@Shape("4") Tensor flower) {
    return body.apply(flower.reshape("1 4")).softmax().reshape("3");
  }
}
