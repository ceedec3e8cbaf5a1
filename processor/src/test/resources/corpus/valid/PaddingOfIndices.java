package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = PaddingOfIndices.Texts.class)
final class PaddingOfIndices {
  final Layer net = embedding(1000, 32, o -> o.maskZero(true)).lstm(16).dense(2);

  Tensor forward(Tensor words) {
    return net.apply(words);
  }

  @DataSpec(input = "int32 N T", label = "int32 N", classes = 2, padding = 0)
  static final class Texts {}
}
