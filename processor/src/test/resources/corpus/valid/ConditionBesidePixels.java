package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ConditionBesidePixels {
  final Layer judge = dense(256).relu().dense(1);

  Tensor forward(@Shape("N 28 28 1") Tensor image, @Shape("int32 N") Tensor kind) {
    return judge.apply(concat(image.reshape("N 784"), kind.oneHot(10)));
  }
}
