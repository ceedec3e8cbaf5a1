package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ImageRankOfBothBranches {
  final Layer stem = conv2d(16, 3).relu();
  final Layer block = add(conv2d(16, 3, o -> o.padding(Padding.VALID)).relu(), crop2d(1));

  Tensor forward(@Shape("N 28 28 1") Tensor image) {
    return block.apply(stem.apply(image));
  }
}
