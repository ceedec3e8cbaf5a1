package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class FixedBatchBesideN {
  final Layer encoder = conv2d(8, 3, o -> o.stride(2)).relu();
  final Layer decoder = conv2dTranspose(3, 3, o -> o.stride(2));

  // WARNING: [FixedBatch] image is [32 N 32 3], so the last, smaller batch of an epoch does not fit
  // THEN: fix: write @Shape("N 32 32 3")
  Objective fit(@Shape("32 N 32 3") Tensor image) {
    return minimize(huber(decoder.apply(encoder.apply(image)), image).mean());
  }
}
