package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SkipSizeOfTheUNet {
  final Layer down1 = convs(16), down2 = convs(32), bottom = convs(64);
  final Layer up2 = conv2dTranspose(32, 2, o -> o.stride(2)), up1 = conv2dTranspose(16, 2, o -> o.stride(2));
  final Layer merge2 = convs(32), merge1 = convs(16), head = conv2d(2, 1);

  Tensor forward(@Shape("N 50 50 1") Tensor image) {
    Tensor one = down1.apply(image);
    Tensor two = down2.apply(maxPool2d(2).apply(one));
    Tensor low = bottom.apply(maxPool2d(2).apply(two));
    // ERROR: [ConcatSizes] concat cannot join [N 24 24 32] and [N 25 25 32] along axis 3
    // THEN: fix: write @Shape("N 52 52 1") in image
    Tensor x = merge2.apply(concat(up2.apply(low), two));
    return head.apply(merge1.apply(concat(up1.apply(x), one)));
  }

  static Layer convs(int filters) {
    return conv2d(filters, 3).relu().conv2d(filters, 3).relu();
  }
}
