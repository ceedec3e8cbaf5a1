package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeMovesBatchByWidths {
  final Layer features = conv2d(4, 3).maxPool2d(2);
  final Layer classifier = dense(10);

  @Inference
  Tensor scores(@Shape("N 28 28 1") Tensor image) {
    Tensor x = features.apply(image);
    Dim rows = x.dims().count().dividedBy(Dim.of(196)).orElseThrow();
    // WARNING: [MixedAxes] reshape makes [4*N 196] of [N 14 14 4], which mixes up axis 1 (height)
    // THEN: help: move axes by transpose, and reshape only neighbours
    return classifier.apply(x.reshape(Dims.of(rows, Dim.of(196))));
  }
}
