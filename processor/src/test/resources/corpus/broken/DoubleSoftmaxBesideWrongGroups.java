package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class DoubleSoftmaxBesideWrongGroups {
  // ERROR: [ConvGroups] features/conv2d_2 cannot split 4 channels into 3 groups: its input is [N 28 28 4]
  // THEN: fix: write o.groups(2)
  final Layer features = normalize().conv2d(4, 3).relu().conv2d(12, 3, o -> o.groups(3));
  // ERROR: [DenseWidth] head/dense declares 9 inputs but receives 12: its input is [N 12]
  // WARNING: [DoubleSoftmax] head/softmax ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
  // THEN: fix: remove inputs
  // THEN: fix: remove .softmax()
  final Layer head = globalAvgPool2d().dense(10, o -> o.inputs(9)).softmax();

  Tensor forward(Tensor image) {
    return head.apply(features.apply(image));
  }
}
