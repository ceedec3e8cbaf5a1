package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MaxLengthOfATable {
  final Layer words = embedding(1000, 32), head = dense(1000);
  final Parameter places = parameter("60 32", Init.normal(0.02));

  Tensor forward(@Shape("int32 N 60") Tensor text) {
    return head.apply(words.apply(text).plus(places));
  }
}
