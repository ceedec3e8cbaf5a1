package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfACondition {
  final Layer words = embedding(1000, 32), read = gru(16), head = dense(2);

  Tensor forward(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor known) {
    Tensor there = text.notEqual(0).and(known.notEqual(0));
    return head.apply(read.apply(words.apply(text).masked(there)));
  }
}
