package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the decoder is left out: what it was to give is wrong, too
@Model
final class LayerAppliedTwiceForAnother {
  // ERROR: [SharedWeights] encoder/conv2d needs a kernel of [3 3 3 8] for one input and of [3 3 8 8] for another
  // THEN: fix: write decoder in place of encoder, LayerAppliedTwiceForAnother.java:16
  final Layer encoder = conv2d(8, 3, o -> o.stride(2)).relu();
  final Layer decoder = conv2dTranspose(3, 3, o -> o.stride(2));

  Objective fit(@Shape("N 32 32 3") Tensor image) {
    return minimize(huber(encoder.apply(encoder.apply(image)), image).mean());
  }
}
