package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// three mistakes: behind blocks of a loop, in a head, and beside it
@Model
final class ThreeMistakesInTwoHeads {
  final Layer stem = conv2d(16, 3).repeat(3, i -> block(16)).maxPool2d(2);
  // ERROR: [ConvChannels] deep/conv2d declares 24 channels but receives 16: its input is [N 16 16 16]
  // THEN: fix: remove channels
  final Layer deep = conv2d(32, 3, o -> o.channels(24)).repeat(3, i -> block(32));
  // ERROR: [DenseWidth] head/dense declares 33 inputs but receives 32: its input is [N 32]
  // THEN: fix: remove inputs
  final Layer head = globalAvgPool2d().dense(64, o -> o.inputs(33)).relu().dense(10);
  // ERROR: [GroupNormGroups] side/groupNorm cannot split 12 channels into 5 groups: its input is [N 12]
  // THEN: fix: write o.groups(4)
  final Layer side = globalMaxPool2d().dense(12).groupNorm(o -> o.groups(5));

  static Layer block(int width) {
    return add(conv2d(width, 3).batchNorm().relu().conv2d(width, 3), identity()).relu();
  }

  @Inference
  Tensor scores(@Shape("N 32 32 3") Tensor image) {
    return head.apply(deep.apply(stem.apply(image)));
  }

  @Inference
  Tensor traits(@Shape("N 32 32 3") Tensor image) {
    return side.apply(stem.apply(image));
  }
}
