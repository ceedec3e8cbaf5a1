package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ThreeMistakesInFortyLayers {
  final Layer body =
      normalize()
          .conv2d(8, 3).relu()
          .repeat(5, i -> conv2d(8, 3).batchNorm().relu())
          // ERROR: [ConvChannels] body/conv2d_2 declares 4 channels but receives 8: its input is [N 32 32 8]
          // THEN: fix: remove channels
          .conv2d(16, 3, o -> o.channels(4)).relu()
          .repeat(5, i -> conv2d(16, 3).batchNorm().relu())
          .maxPool2d(2)
          // ERROR: [GroupNormGroups] body/groupNorm cannot split 16 channels into 5 groups: its input is [N 16 16 16]
          // THEN: fix: write o.groups(4)
          .groupNorm(o -> o.groups(5))
          .repeat(2, i -> conv2d(16, 3).batchNorm().relu())
          .globalAvgPool2d()
          .dense(32)
          // ERROR: [DenseWidth] body/dense_2 declares 64 inputs but receives 32: its input is [N 32]
          // THEN: fix: remove inputs
          .dense(10, o -> o.inputs(64));

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
