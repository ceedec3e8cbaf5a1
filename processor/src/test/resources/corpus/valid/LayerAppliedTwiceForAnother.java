package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LayerAppliedTwiceForAnother {
  final Layer encoder = conv2d(8, 3, o -> o.stride(2)).relu();
  final Layer decoder = conv2dTranspose(3, 3, o -> o.stride(2));

  Objective fit(@Shape("N 32 32 3") Tensor image) {
    return minimize(huber(decoder.apply(encoder.apply(image)), image).mean());
  }
}
