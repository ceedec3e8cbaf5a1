package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MaskAxisSwapped {
  final Layer words = embedding(1000, 32), read = lstm(16), head = dense(2);

  Tensor forward(@Shape("int32 N T") Tensor text, @Shape("bool T N") Tensor there) {
    // ERROR: [MaskAxes] masked cannot mask [N T 32] by [T N]
    // THEN: fix: put .transpose(1, 0) after the 2nd tensor, [bool T N]
    return head.apply(read.apply(words.apply(text).masked(there)));
  }
}
