package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a text is wrong whatever the sizes before it are
@Model(data = Cifar10.class)
final class TextsBehindAMistakeInJava {
  // ERROR: [GroupNormGroups] seen/groupNorm cannot split 7 channels into 4 groups: its input is [N 32 32 7]
  // THEN: fix: write o.groups(1)
  final Layer seen = normalize().conv2d(7, 3).groupNorm(o -> o.groups(4)).flatten();
  final Layer head = dense(10);

  Tensor forward(Tensor image) {
    // ERROR: [ShapeText] reshape "N 32 x 224": "x" is no size
    // THEN: fix: write reshape("N 32 224")
    Tensor rows = seen.apply(image).reshape("N 32 x 224");
    return head.apply(rows.mean(1));
  }
}
