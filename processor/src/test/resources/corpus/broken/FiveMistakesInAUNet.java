package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// two in layers, one in a join, and two in one line of calls
@Model
final class FiveMistakesInAUNet {
  final Layer down1 = conv2d(16, 3).relu();
  final Layer down2 = maxPool2d(2).conv2d(32, 3).relu();
  // ERROR: [ConvGroups] down3/conv2d cannot split 32 channels into 5 groups: its input is [N 16 16 32]
  // THEN: fix: write o.groups(4)
  final Layer down3 = maxPool2d(2).conv2d(64, 3, o -> o.groups(5)).relu();
  final Layer up = upSample2d(2).conv2d(32, 3);
  // ERROR: [ConvChannels] last declares 48 channels but receives 32: its input is [N 64 64 32]
  // THEN: fix: remove channels
  final Layer last = conv2d(2, 1, o -> o.channels(48));

  @Inference
  Tensor mask(@Shape("N 64 64 3") Tensor image) {
    Tensor a = down1.apply(image);
    Tensor b = down2.apply(a);
    Tensor c = down3.apply(b);
    Tensor d = concat(up.apply(c), b);
    // ERROR: [ConcatSizes] concat cannot join [N 64 64 32] and [N 32 32 32] along axis 3
    // THEN: fix: write a in place of b
    Tensor e = concat(up.apply(d), b);
    return last.apply(up.apply(d));
  }

  @Inference
  Tensor size(@Shape("N 64 64 3") Tensor image) {
    Tensor a = down1.apply(image);
    // ERROR: [ReshapeCount] reshape cannot reshape [N 64 64 16] to [N 4096 17]: 65536*N elements are not 69632*N
    // ERROR: [AxisTwice] sum names axis 1 of [N 17] twice
    // THEN: fix: write reshape("N 4096 16")
    // THEN: fix: write sum(1)
    return a.reshape("N 4096 17").mean(1).sum(1, 1);
  }
}
