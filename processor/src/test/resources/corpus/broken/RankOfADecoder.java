package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a decoder that forgets to make images of its code
@Model
final class RankOfADecoder {
  final Layer decoder =
      dense(7 * 7 * 64).relu()
          // ERROR: [ImageRank] decoder/conv2dTranspose takes [N H W C], but its input is [N 3136]
          // THEN: fix: put .reshape("N 7 7 64") before it
          .conv2dTranspose(32, 3, o -> o.stride(2)).relu()
          .conv2dTranspose(1, 3, o -> o.stride(2));

  Tensor forward(@Shape("N 32") Tensor code) {
    return decoder.apply(code).sigmoid();
  }
}
