package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the masks say how large the images are
@Model(data = SkipSizeOfDataSmallerThanTheirMasks.Roads.class)
final class SkipSizeOfDataSmallerThanTheirMasks {
  final Layer down1 = convs(16), down2 = convs(32), bottom = convs(64);
  final Layer up2 = conv2dTranspose(32, 4, o -> o.stride(4)), up1 = conv2dTranspose(16, 2, o -> o.stride(2));
  final Layer merge2 = convs(32), merge1 = convs(16), head = conv2d(2, 1);

  Tensor forward(Tensor image) {
    Tensor one = down1.apply(image);
    Tensor two = down2.apply(maxPool2d(2).apply(one));
    Tensor low = bottom.apply(maxPool2d(4).apply(two));
    // ERROR: [ConcatSizes] concat cannot join [N 48 48 32] and [N 50 50 32] along axis 3
    // THEN: fix: write input = "N 128 128 3" in the @DataSpec of Roads
    Tensor x = merge2.apply(concat(up2.apply(low), two));
    return head.apply(merge1.apply(concat(up1.apply(x), one)));
  }

  static Layer convs(int filters) {
    return conv2d(filters, 3).relu().conv2d(filters, 3).relu();
  }

  @DataSpec(input = "N 100 100 3", label = "int32 N 128 128", classes = 2)
  static final class Roads {}
}
