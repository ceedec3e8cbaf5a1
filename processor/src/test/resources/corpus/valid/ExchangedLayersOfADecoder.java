package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ExchangedLayersOfADecoder {
  final Layer encoder = flatten().dense(32);
  final Layer decoder = dense(784).reshape("N 28 28 1");

  Objective train(@Shape("N 28 28 1") Tensor image) {
    return minimize(sigmoidCrossEntropy(decoder.apply(encoder.apply(image)), image).mean());
  }
}
