package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ExchangedLayersOfOneOperand {
  final Layer seen = conv2d(8, 3).maxPool2d(2).flatten().dense(28);

  Tensor forward(@Shape("N 28 28 1") Tensor image) {
    return seen.apply(image).plus(image.squeeze(-1).mean(-1));
  }
}
