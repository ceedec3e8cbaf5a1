package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ChannelsFirstInAMethod {
  final Layer body = conv2d(8, 3).relu().flatten().dense(10);

  // WARNING: [ChannelsFirst] body/conv2d takes its input [N 1 28 28] for 28 channels of 1 x 28 pixels
  // THEN: fix: write @Shape("N 28 28 1")
  Tensor forward(@Shape("N 1 28 28") Tensor image) {
    return body.apply(image);
  }
}
