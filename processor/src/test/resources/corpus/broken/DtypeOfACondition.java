package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfACondition {
  final Layer words = embedding(1000, 32), read = gru(16), head = dense(2);

  Tensor forward(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor known) {
    // ERROR: [ConditionDtype] and takes bool, not [int32 N T]
    // THEN: fix: write @Shape("bool N T") in known
    // THEN: or put .notEqual(0) after the 2nd tensor, [int32 N T]
    Tensor there = text.notEqual(0).and(known);
    return head.apply(read.apply(words.apply(text).masked(there)));
  }
}
