package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TooSmallForRowsOfOnePixel {
  // ERROR: [PoolSize] image/maxPool2d has a window of 2 x 2, which does not fit into 28 x 1: its input is [N 28 1 8]
  // THEN: fix: write @Shape("N 28 28 1") in picture
  final Layer image = conv2d(8, 3).relu().maxPool2d(2).flatten().dense(28);

  Tensor forward(@Shape("N 28 1 28") Tensor picture) {
    return image.apply(picture).plus(picture.squeeze(-1).mean(-1));
  }
}
