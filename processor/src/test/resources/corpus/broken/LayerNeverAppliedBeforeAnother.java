package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// nothing applies the encoder
@Model
final class LayerNeverAppliedBeforeAnother {
  final Layer encoder = conv2d(8, 3, o -> o.stride(2)).relu().flatten().dense(32).relu();
  // ERROR: [DenseWidth] classifier declares 32 inputs but receives 3: its input is [N 32 32 3]
  // THEN: fix: write classifier.apply(encoder.apply(...)), LayerNeverAppliedBeforeAnother.java:16
  final Layer classifier = dense(10, o -> o.inputs(32));

  Tensor forward(@Shape("N 32 32 3") Tensor image) {
    return classifier.apply(image);
  }

  Objective fit(@Shape("N 32 32 3") Tensor image, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(forward(image), label).mean());
  }
}
