package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MaxLengthOfARange {
  final Layer words = embedding(1000, 32), head = dense(1000);
  final Parameter places = parameter("50 32", Init.normal(0.02));

  Tensor forward(@Shape("int32 N 60") Tensor text) {
    // ERROR: [TableRows] gather takes 60 rows of [50 32], which has 50
    // THEN: fix: write parameter("60 32") in places, MaxLengthOfARange.java:10
    return head.apply(words.apply(text).plus(places.gather(range(60))));
  }
}
