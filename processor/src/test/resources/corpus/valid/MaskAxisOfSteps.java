package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MaskAxisOfSteps {
  final Layer words = embedding(1000, 32), read = gru(16), head = dense(2);

  Tensor forward(@Shape("int32 N 40") Tensor text, @Shape("bool N 40") Tensor there) {
    return head.apply(read.apply(words.apply(text).masked(there)));
  }
}
