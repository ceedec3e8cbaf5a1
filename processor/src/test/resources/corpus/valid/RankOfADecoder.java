package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class RankOfADecoder {
  final Layer decoder =
      dense(7 * 7 * 64).relu()
          .reshape("N 7 7 64")
          .conv2dTranspose(32, 3, o -> o.stride(2)).relu()
          .conv2dTranspose(1, 3, o -> o.stride(2));

  Tensor forward(@Shape("N 32") Tensor code) {
    return decoder.apply(code).sigmoid();
  }
}
