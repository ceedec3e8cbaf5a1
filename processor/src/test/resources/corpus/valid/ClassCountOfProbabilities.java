package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = ClassCountOfProbabilities.Votes.class)
final class ClassCountOfProbabilities {
  final Layer body = dense(16).relu().dense(4);

  Tensor forward(Tensor x) {
    return body.apply(x);
  }

  @DataSpec(input = "N 12", label = "N 4", classes = 4)
  static final class Votes {}
}
