package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = ClassNamesOfOneMore.Flowers.class)
final class ClassNamesOfOneMore {
  final Layer body = dense(16).relu().dense(3);

  Tensor forward(Tensor x) {
    return body.apply(x);
  }

  // ERROR: [SpecNames] @DataSpec of Flowers has 2 names for 3 classes
  // THEN: help: name each class, or none
  @DataSpec(input = "N 4", classes = 3, classNames = {"setosa", "virginica"})
  static final class Flowers {}
}
