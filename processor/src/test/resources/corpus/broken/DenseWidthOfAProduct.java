package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// weights of one's own, of the size before the second pooling
@Model
final class DenseWidthOfAProduct {
  final Layer features = conv2d(8, 3).relu().maxPool2d(2).conv2d(16, 3).relu().maxPool2d(2).flatten();
  final Parameter weights = parameter("3136 10", Init.GLOROT_UNIFORM);

  Tensor forward(@Shape("N 28 28 1") Tensor image) {
    // ERROR: [MatMulSizes] matMul cannot multiply [N 784] by [3136 10]: 784 columns meet 3136 rows
    // THEN: fix: write parameter("784 10") in weights, DenseWidthOfAProduct.java:11
    return features.apply(image).matMul(weights);
  }
}
