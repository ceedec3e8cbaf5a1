package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

final class SequenceRankOfSharedDataInJava {
  private SequenceRankOfSharedDataInJava() {}

  @DataSpec(input = "128 9", label = "int32 N", classes = 6)
  static final class Motion {}

  @Model(data = Motion.class)
  static final class Small {
    final Layer body = conv1d(16, 5).relu().maxPool1d(2).conv1d(32, 3).relu().globalAvgPool1d().dense(6);

    Tensor forward(Tensor motion) {
      return body.apply(motion);
    }
  }

  @Model(data = Motion.class)
  static final class Large {
    // ERROR: [SequenceRank] stem/conv1d takes [N T C], but its input is [128 9]
    // THEN: help: write input = "N 128 9" in the @DataSpec of Motion
    final Layer stem = conv1d(16, 5).relu().maxPool1d(2);
    final Layer block = conv1d(16, 5).relu().conv1d(16, 5);
    final Layer head = globalAvgPool1d().dense(6);

    Tensor forward(Tensor motion) {
      Tensor x = stem.apply(motion);
      return head.apply(block.apply(x).plus(x).relu());
    }
  }
}
