package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ImageRankOfAPictureWithoutRows {
  // ERROR: [ImageRank] image/conv2d takes [N H W C], but its input is [N 28 1]
  // THEN: fix: write @Shape("N 28 28 1") in picture
  final Layer image = conv2d(8, 3).relu().maxPool2d(2).flatten().dense(28);

  Tensor forward(@Shape("N 28 1") Tensor picture) {
    return image.apply(picture).plus(picture.squeeze(-1).mean(-1));
  }
}
