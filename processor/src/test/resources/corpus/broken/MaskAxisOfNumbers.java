package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// zeros and ones in place of bool
@Model
final class MaskAxisOfNumbers {
  final Layer words = embedding(1000, 32), read = gru(16), head = dense(2);

  Tensor forward(@Shape("int32 N 40") Tensor text, @Shape("N 40") Tensor there) {
    // ERROR: [MaskDtype] masked takes bool, true where there is data, not [N 40]
    // THEN: fix: write @Shape("bool N 40") in there
    return head.apply(read.apply(words.apply(text).masked(there)));
  }
}
