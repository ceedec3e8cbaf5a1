package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = PaddingOfNumbers.Texts.class)
final class PaddingOfNumbers {
  final Layer net = embedding(1000, 32, o -> o.maskZero(true)).lstm(16).dense(2);

  Tensor forward(Tensor words) {
    return net.apply(words);
  }

  // ERROR: [SpecPadding] @DataSpec of Texts has padding = 0, but that is one index from 0 on, and its input is [N T]
  // THEN: fix: write input = "int32 N T"
  @DataSpec(input = "N T", label = "int32 N", classes = 2, padding = 0)
  static final class Texts {}
}
