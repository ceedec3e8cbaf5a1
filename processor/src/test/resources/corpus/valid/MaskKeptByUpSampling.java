package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MaskKeptByUpSampling {
  final Layer words = embedding(1000, 8, o -> o.maskZero());
  final Layer longer = upSample2d(2).conv2d(4, 3).globalAvgPool2d().dense(2);

  Tensor forward(@Shape("int32 N 20") Tensor text) {
    return longer.apply(words.apply(text).expandDims(3));
  }
}
