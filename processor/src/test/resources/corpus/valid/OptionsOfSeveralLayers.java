package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OptionsOfSeveralLayers {
  final Chain image = conv2d(8, 3).relu().maxPool2d(2);
  final Chain head = flatten().dropout(0.3).dense(28);
  final Recurrent reader = gru(4);

  @Inference
  Tensor look(@Shape("N 28 28 1") Tensor picture) {
    Tensor thinned = dropout(0.2).apply(picture);
    Tensor seen = head.apply(image.apply(thinned));
    return seen.plus(picture.squeeze(-1).mean(-1));
  }

  @Inference
  Tensor read(@Shape("N T 4") Tensor words) {
    Tensor read = reader.run(words).last();
    return words.clip(-1, 1).mean(1).plus(read.sum());
  }
}
