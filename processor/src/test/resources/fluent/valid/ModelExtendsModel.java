package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
class ModelExtendsModel extends BaseModelExtendsModel {
  final Layer head = dense(2);

  ModelExtendsModel() {
    super(5);
  }

  @Override
  Tensor features(Tensor x) {
    return super.features(x).relu();
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return head.apply(features(x));
  }
}

abstract class BaseModelExtendsModel {
  final Layer base;

  BaseModelExtendsModel(int units) {
    base = dense(units);
  }

  Tensor features(Tensor x) {
    return base.apply(x);
  }
}
