package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// an auto-encoder and a judge: four mistakes, none of which leads to another
@Model
final class FourMistakesInTwoObjectives {
  // ERROR: [DenseWidth] encode/dense_2 declares 120 inputs but receives 128: its input is [N 128]
  // THEN: fix: remove inputs
  final Layer encode = flatten().dense(128).relu().dense(16, o -> o.inputs(120));
  // ERROR: [ReshapeCount] decode/reshape cannot reshape [N 783] to [N 28 28 1]: 783*N elements are not 784*N
  // THEN: fix: write dense(784) in decode/dense_2, FourMistakesInTwoObjectives.java:15
  final Layer decode = dense(128).relu().dense(783).sigmoid().reshape("N 28 28 1");
  // ERROR: [GroupNormGroups] judge/groupNorm cannot split 8 channels into 3 groups: its input is [N 28 28 8]
  // THEN: fix: write o.groups(2)
  final Layer judge = conv2d(8, 3).groupNorm(o -> o.groups(3)).globalAvgPool2d().dense(1);

  Objective rebuild(@Shape("N 28 28 1") Tensor image) {
    Tensor again = decode.apply(encode.apply(image));
    return minimize(again.minus(image).square().mean()).of(encode, decode);
  }

  Objective judging(@Shape("N 28 28 1") Tensor image) {
    // ERROR: [AxisOutOfRange] squeeze(2) names axis 2, but [N 1] has the axes 0 to 1
    // THEN: fix: write squeeze(-1)
    Tensor score = judge.apply(image).squeeze(2);
    return minimize(score.square().mean()).of(judge);
  }
}
