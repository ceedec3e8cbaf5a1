package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ConcatAxisOfBranches {
  final Layer body =
      // ERROR: [ConcatSizes] body/concat cannot join [N 32 32 16] and [N 32 32 24] along axis 1
      // THEN: fix: write axis -1
      concat(1, conv2d(16, 1), conv2d(24, 3), conv2d(8, 5)).relu().globalAvgPool2d().dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image.cast(DType.FLOAT32).div(255));
  }
}
