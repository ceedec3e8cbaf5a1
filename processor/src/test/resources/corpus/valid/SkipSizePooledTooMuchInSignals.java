package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// pooled by 4, enlarged by 2
@Model
final class SkipSizePooledTooMuchInSignals {
  final Layer one = conv1d(8, 3).relu(), down = maxPool1d(2).conv1d(8, 3).relu();

  Tensor forward(@Shape("N 64 3") Tensor sound) {
    Tensor skip = one.apply(sound);
    Tensor half = skip.rearrange("n (t b) c -> n t (b c)", "b", 2);
    return concat(down.apply(skip), half).mean(1);
  }
}
