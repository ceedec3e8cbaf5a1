package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a gate of each pixel lacks the channels, and not the rows, of which there are as many
@Model
final class ResidualOfAGateOfPixels {
  final Layer features = conv2d(32, 3).relu(), space = conv2d(1, 7).sigmoid();
  final Layer head = globalAvgPool2d().dense(4);

  Tensor forward(@Shape("N 32 32 3") Tensor image) {
    Tensor x = features.apply(image);
    // ERROR: [BroadcastMismatch] times cannot multiply [N 32 32 32] and [N 32 32]
    // THEN: fix: put .expandDims(3) after the 2nd tensor, [N 32 32]
    return head.apply(x.times(space.apply(x).squeeze(3)));
  }
}
