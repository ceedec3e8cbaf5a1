package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// 1d slipped in for 2d: what follows is right once that is
@Model(data = Mnist.class)
final class PoolOfSequencesForImages {
  final Layer body =
      normalize()
          .conv2d(8, 3)
          .relu()
          // ERROR: [SequenceRank] body/maxPool1d takes [N T C], but its input is [N 28 28 8]
          // THEN: fix: write maxPool2d in place of maxPool1d
          .maxPool1d(2)
          .conv2d(16, 3, o -> o.stride(2))
          .relu()
          .flatten()
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
