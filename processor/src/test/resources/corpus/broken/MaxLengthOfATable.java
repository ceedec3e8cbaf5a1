package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MaxLengthOfATable {
  final Layer words = embedding(1000, 32), head = dense(1000);
  final Parameter places = parameter("50 32", Init.normal(0.02));

  Tensor forward(@Shape("int32 N 60") Tensor text) {
    // ERROR: [BroadcastMismatch] plus cannot add [N 60 32] and [50 32]
    // THEN: fix: write parameter("60 32") in places, MaxLengthOfATable.java:10
    // THEN: or write @Shape("int32 N 50") in text
    return head.apply(words.apply(text).plus(places));
  }
}
