package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StrideOfImagesForSequences {
  final Layer body =
      // ERROR: [ImageRank] body/conv2d takes [N H W C], but its input is [N 30 16]
      // THEN: fix: write conv1d in place of conv2d
      conv2d(8, 3, o -> o.stride(2, 2).dilation(1, 1))
          .relu()
          .globalAvgPool1d()
          .dense(10);

  Objective learn(@Shape("N 30 16") Tensor signal, @Shape("int32 N") Tensor kinds) {
    return minimize(softmaxCrossEntropy(body.apply(signal), kinds).mean());
  }
}
