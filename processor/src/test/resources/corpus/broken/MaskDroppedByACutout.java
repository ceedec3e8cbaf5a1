package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MaskDroppedByACutout {
  final Layer words = embedding(1000, 8, o -> o.maskZero());
  // WARNING: [MaskDropped] longer/cutout drops the mask [N 20] of [N 20 8 1]: padding counts as data from here on
  // THEN: help: put a layer here that keeps masks, or drop it yourself by x.unmasked()
  final Layer longer = sequential().cutout(2).conv2d(4, 3).globalAvgPool2d().dense(2);

  Tensor forward(@Shape("int32 N 20") Tensor text) {
    return longer.apply(words.apply(text).expandDims(3));
  }

  Objective learn(@Shape("int32 N 20") Tensor text, @Shape("int32 N") Tensor kind) {
    return minimize(softmaxCrossEntropy(forward(text), kind).mean());
  }
}
