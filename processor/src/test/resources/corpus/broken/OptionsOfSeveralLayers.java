package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OptionsOfSeveralLayers {
  // ERROR: [NotPositive] conv2d has kernel = 0; that must be above 0
  // THEN: help: write a number above 0
  final Chain image = conv2d(8, 0).relu().maxPool2d(2);

  final Chain head =
      flatten()
          // ERROR: [DropoutRate] dropout drops a part of 30; that must be from 0 to below 1
          // THEN: fix: write dropout(0.3)
          .dropout(30)
          .dense(28);

  // ERROR: [NotPositive] gru has units = 0; that must be above 0
  // THEN: help: write a number above 0
  final Recurrent reader = gru(0);

  // ERROR: [NotPositive] dense has units = -4; that must be above 0
  // THEN: help: write a number above 0
  final Layer unused = dense(-4);

  @Inference
  Tensor look(@Shape("N 28 28 1") Tensor picture) {
    // ERROR: [DropoutRate] dropout drops a part of 2; that must be from 0 to below 1
    // THEN: fix: write dropout(0.2)
    Tensor thinned = dropout(2).apply(picture);
    Tensor seen = head.apply(image.apply(thinned));
    // ERROR: [AxisOutOfRange] mean(3) names axis 3, but [N 28 28] has the axes 0 to 2
    // THEN: fix: write mean(-1)
    return seen.plus(picture.squeeze(-1).mean(3));
  }

  @Inference
  Tensor read(@Shape("N T 4") Tensor words) {
    Tensor read = reader.run(words).last();
    // ERROR: [ClipBounds] clip leaves nothing from 1.0 to -1.0
    // THEN: fix: write clip(-1.0, 1.0)
    return words.clip(1, -1).mean(1).plus(read.sum());
  }
}
