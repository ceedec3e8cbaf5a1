package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class HeadOfTheValueBefore {
  final Layer d1 = block(16), d2 = block(32), bottom = block(64), u2 = block(32), u1 = block(16);
  final Layer up2 = conv2dTranspose(32, 2, o -> o.stride(2));
  final Layer up1 = conv2dTranspose(16, 2, o -> o.stride(2));
  final Layer pool = maxPool2d(2);
  final Layer head = conv2d(2, 1);

  static Layer block(int filters) {
    return conv2d(filters, 3).relu().conv2d(filters, 3).relu();
  }

  Tensor forward(@Shape("N 128 128 3") Tensor image) {
    Tensor a = d1.apply(image);
    Tensor b = d2.apply(pool.apply(a));
    Tensor c = bottom.apply(pool.apply(b));
    Tensor d = u2.apply(concat(up2.apply(c), b));
    Tensor e = u1.apply(concat(up1.apply(d), a));
    return head.apply(d);
  }

  Objective train(
      @Shape("N 128 128 3") Tensor image, @Shape("int32 N 128 128") Tensor label) {
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [N 64 64] for logits [N 64 64 2], not [N 128 128]
    // THEN: fix: write e in place of d, HeadOfTheValueBefore.java:25
    return minimize(softmaxCrossEntropy(forward(image), label).mean());
  }
}
