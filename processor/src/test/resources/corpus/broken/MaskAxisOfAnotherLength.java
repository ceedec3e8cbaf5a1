package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MaskAxisOfAnotherLength {
  final Layer words = embedding(1000, 32), read = attention(4), head = dense(2);

  Tensor forward(@Shape("int32 N 40") Tensor text, @Shape("bool N 41") Tensor there) {
    // ERROR: [MaskAxes] masked cannot mask [N 40 32] by [N 41]
    // THEN: fix: write @Shape("bool N 40") in there
    Tensor seen = read.apply(words.apply(text).masked(there));
    return head.apply(seen.mean(1));
  }
}
