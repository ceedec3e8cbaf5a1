package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ImageRankOfAnInputThatIsSqueezedToo {
  final Layer image = conv2d(8, 3).relu().maxPool2d(2).flatten().dense(28);

  Tensor forward(@Shape("N 28 28 1") Tensor picture) {
    return image.apply(picture).plus(picture.squeeze(-1).mean(-1));
  }
}
