package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ClassCountBehindASoftmax {
  final Layer encoder = normalize().conv2d(16, 3, o -> o.stride(2)).relu();
  final Layer decoder = conv2dTranspose(16, 3, o -> o.stride(2)).relu();
  final Layer head = flatten().dense(64).relu().dense(10);

  Tensor forward(Tensor image) {
    Tensor encoded = encoder.apply(image);
    Tensor both = concat(decoder.apply(encoded), normalize().apply(image));
    return head.apply(both);
  }
}
