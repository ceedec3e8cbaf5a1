package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ExchangedLayersOfADecoder {
  final Layer encoder = flatten().dense(32);
  // ERROR: [ReshapeCount] decoder/reshape cannot reshape [N 32] to [N 28 28 1]: 32*N elements are not 784*N
  // THEN: fix: put .dense(784) before .reshape("N 28 28 1")
  final Layer decoder = reshape("N 28 28 1").dense(784);

  Objective train(@Shape("N 28 28 1") Tensor image) {
    return minimize(sigmoidCrossEntropy(decoder.apply(encoder.apply(image)), image).mean());
  }
}
