package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = ClassCountOfProbabilities.Votes.class)
final class ClassCountOfProbabilities {
  final Layer body = dense(16).relu().dense(4);

  Tensor forward(Tensor x) {
    return body.apply(x);
  }

  // ERROR: [SpecLabel] @DataSpec of Votes has probabilities [N 3] as labels, but 4 classes
  // THEN: fix: write label = "N 4"
  @DataSpec(input = "N 12", label = "N 3", classes = 4)
  static final class Votes {}
}
