package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SkipSizeOfMasks {
  final Layer down1 = convs(16), down2 = convs(32), down3 = convs(64), bottom = convs(128);
  final Layer up3 = up(64), up2 = up(32), up1 = up(16);
  final Layer merge3 = convs(64), merge2 = convs(32), merge1 = convs(16), head = conv2d(2, 1);

  Objective fit(@Shape("N 136 136 1") Tensor image, @Shape("int32 N 136 136") Tensor mask) {
    Tensor one = down1.apply(image);
    Tensor two = down2.apply(maxPool2d(2).apply(one));
    Tensor three = down3.apply(maxPool2d(2).apply(two));
    Tensor low = bottom.apply(maxPool2d(2).apply(three));
    Tensor x = merge3.apply(concat(up3.apply(low), three));
    x = merge2.apply(concat(up2.apply(x), two));
    x = merge1.apply(concat(up1.apply(x), one));
    return minimize(softmaxCrossEntropy(head.apply(x), mask).mean());
  }

  static Layer up(int filters) {
    return conv2dTranspose(filters, 2, o -> o.stride(2));
  }

  static Layer convs(int filters) {
    return conv2d(filters, 3).relu().conv2d(filters, 3).relu();
  }
}
