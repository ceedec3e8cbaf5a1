package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AxisOrderOfWords {
  // ERROR: [AxisOrder] words takes [N T], but its input is [T N]: time, batch
  // THEN: fix: write @Shape("int32 N T") in text
  final Layer words = embedding(1000, 32), net = lstm(16).dense(2);

  Tensor forward(@Shape("int32 T N") Tensor text, @Shape("N 3") Tensor facts) {
    return concat(net.apply(words.apply(text)), facts);
  }
}
