package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TwoOfOneMap {
  final Layer body = conv2d(32, 3).relu().maxPool2d(2).conv2d(64, 3).relu().globalAvgPool2d();
  final Layer age = dense(1), mood = dense(7);

  Objective learn(
      @Shape("N 64 64 3") Tensor face, @Shape("N 1") Tensor years, @Shape("int32 N") Tensor moods) {
    Tensor seen = body.apply(face);
    Tensor first = squaredError(age.apply(seen), years).mean();
    return minimize(first.plus(softmaxCrossEntropy(mood.apply(seen), moods).mean()));
  }
}
