package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a mask of the features, where there is one of the steps
@Model
final class MaskAxisOfFeatures {
  final Layer words = embedding(1000, 32), read = gru(16), head = dense(2);

  Tensor forward(@Shape("int32 N 40") Tensor text, @Shape("bool N 32") Tensor there) {
    // ERROR: [MaskAxes] masked cannot mask [N 40 32] by [N 32]
    // THEN: fix: write @Shape("bool N 40") in there
    return head.apply(read.apply(words.apply(text).masked(there)));
  }
}
