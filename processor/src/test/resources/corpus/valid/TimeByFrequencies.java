package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TimeByFrequencies {
  final Layer embed = dense(64).silu().dense(32), image = dense(32);

  Tensor forward(@Shape("N 8") Tensor x, @Shape("N") Tensor time) {
    Tensor angle = time.expandDims(1).times(constant(new double[] {1, 0.1, 0.01, 0.001}));
    return image.apply(x).plus(embed.apply(concat(angle.sin(), angle.cos())));
  }
}
