package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ClassCountBehindASoftmax {
  final Layer encoder = normalize().conv2d(16, 3, o -> o.stride(2)).relu();
  final Layer decoder = conv2dTranspose(16, 3).relu();
  final Layer head = flatten().dense(64).relu().dense(100);

  Tensor forward(Tensor image) {
    Tensor encoded = encoder.apply(image);
    // ERROR: [ConcatSizes] concat cannot join [N 16 16 16] and [N 32 32 3] along axis 3
    // THEN: fix: write o.stride(2) in decoder/conv2dTranspose, ClassCountBehindASoftmax.java:10
    Tensor both = concat(decoder.apply(encoded), normalize().apply(image));
    // ERROR: [ClassCount] softmax is [N 100], but Cifar10 has 10 classes
    // THEN: fix: write dense(10) in head/dense_2, ClassCountBehindASoftmax.java:11
    // WARNING: [DoubleSoftmax] softmax ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: fix: remove .softmax()
    return softmax().apply(head.apply(both));
  }
}
