package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ConcatAxisOfStates {
  final Layer words = gru(16), tags = gru(8), head = dense(2);

  Tensor forward(@Shape("N T 32") Tensor text, @Shape("N T 4") Tensor marks) {
    // ERROR: [ConcatSizes] concat cannot join [N 16] and [N 8] along axis 0
    // THEN: fix: write axis 1
    // THEN: or write gru(16) in tags, ConcatAxisOfStates.java:9
    return head.apply(words.apply(text).concat(tags.apply(marks), 0));
  }
}
