package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LayerAppliedBeforeAnother {
  final Layer encoder = conv2d(8, 3, o -> o.stride(2)).relu().flatten().dense(32).relu();
  final Layer classifier = dense(10, o -> o.inputs(32));

  Tensor forward(@Shape("N 32 32 3") Tensor image) {
    return classifier.apply(encoder.apply(image));
  }

  Objective fit(@Shape("N 32 32 3") Tensor image, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(forward(image), label).mean());
  }
}
