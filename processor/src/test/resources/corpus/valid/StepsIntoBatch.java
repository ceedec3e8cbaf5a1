package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StepsIntoBatch {
  final Layer look = conv2d(4, 3).globalAvgPool2d();

  Tensor forward(@Shape("N T 16 16 3") Tensor film) {
    Tensor frames = film.rearrange("n t h w c -> (n t) h w c");
    return look.apply(frames).reshape("N T 4");
  }
}
