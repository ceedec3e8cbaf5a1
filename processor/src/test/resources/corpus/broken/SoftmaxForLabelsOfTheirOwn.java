package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SoftmaxForLabelsOfTheirOwn {
  final Layer body = dense(32).relu().dense(5);

  Objective train(@Shape("N 20") Tensor x, @Shape("N 5") Tensor labels) {
    // WARNING: [SoftmaxForSigmoid] the prediction ends with softmax, but SIGMOID_CROSS_ENTROPY takes any numbers
    // THEN: fix: remove .softmax()
    Tensor probabilities = body.apply(x).softmax();
    return minimize(sigmoidCrossEntropy(probabilities, labels).mean());
  }
}
