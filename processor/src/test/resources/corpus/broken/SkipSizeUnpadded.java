package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the U-Net of 2015, which loses pixels at the borders and has to crop
@Model
final class SkipSizeUnpadded {
  final Layer down = conv2d(16, 3, o -> o.padding(Padding.VALID)).relu();
  final Layer bottom = conv2d(32, 3, o -> o.padding(Padding.VALID)).relu();
  final Layer up = conv2dTranspose(16, 2, o -> o.stride(2)), head = conv2d(2, 1);

  Tensor forward(@Shape("N 66 66 1") Tensor image) {
    Tensor one = down.apply(image);
    Tensor low = bottom.apply(maxPool2d(2).apply(one));
    // ERROR: [ConcatSizes] concat cannot join [N 60 60 16] and [N 64 64 16] along axis 3
    // THEN: fix: put .slice(1, 2, -2).slice(2, 2, -2) after the 2nd tensor, [N 64 64 16]
    return head.apply(concat(up.apply(low), one));
  }
}
