package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the masks say how large the images are
@Model
final class PerPixelLabelsOfLargerMasks {
  final Layer down1 = convs(16), down2 = convs(32), bottom = convs(64);
  final Layer up2 = conv2dTranspose(32, 2, o -> o.stride(2)), up1 = conv2dTranspose(16, 2, o -> o.stride(2));
  final Layer merge2 = convs(32), merge1 = convs(16), head = conv2d(2, 1);

  Tensor forward(@Shape("N 100 100 3") Tensor image) {
    Tensor one = down1.apply(image);
    Tensor two = down2.apply(maxPool2d(2).apply(one));
    Tensor low = bottom.apply(maxPool2d(2).apply(two));
    Tensor x = merge2.apply(concat(up2.apply(low), two));
    return head.apply(merge1.apply(concat(up1.apply(x), one)));
  }

  Objective fit(@Shape("N 100 100 3") Tensor image, @Shape("int32 N 128 128") Tensor mask) {
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [N 100 100] for logits [N 100 100 2], not [N 128 128]
    // THEN: fix: write @Shape("N 128 128 3") in image, in each function
    return minimize(softmaxCrossEntropy(forward(image), mask).mean());
  }

  static Layer convs(int filters) {
    return conv2d(filters, 3).relu().conv2d(filters, 3).relu();
  }
}
