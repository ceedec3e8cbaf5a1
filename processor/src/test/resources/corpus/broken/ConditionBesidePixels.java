package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ConditionBesidePixels {
  final Layer judge = dense(256).relu().dense(1);

  Tensor forward(@Shape("N 28 28 1") Tensor image, @Shape("int32 N") Tensor kind) {
    // ERROR: [ConcatSizes] concat cannot join [N 28 28 1] and [N 10] along axis 3
    // THEN: fix: put .reshape("N 784") after the 1st tensor, [N 28 28 1]
    return judge.apply(concat(image, kind.oneHot(10)));
  }
}
