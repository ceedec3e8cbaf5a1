package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassCountThatIsCounted {
  static final int DIGITS = 10;

  final Layer hidden = normalize().flatten().dense(DIGITS * 8).relu();
  // ERROR: [ClassCount] scores is [N 9], but Mnist has 10 classes
  // THEN: fix: write DIGITS in place of DIGITS - 1 in ClassCountThatIsCounted.java:14
  final Layer scores = dense(DIGITS - 1);

  Tensor forward(Tensor image) {
    return scores.apply(hidden.apply(image));
  }
}
