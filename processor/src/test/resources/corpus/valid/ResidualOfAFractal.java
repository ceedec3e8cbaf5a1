package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a block within a block, of a helper that gives any layer
@Model(data = Cifar10.class)
final class ResidualOfAFractal {
  final Layer body =
      normalize().conv2d(16, 3).then(fractal(3, 16)).globalAvgPool2d().dense(10);

  static Layer fractal(int depth, int width) {
    return depth == 0
        ? conv2d(width, 3).relu()
        : add(conv2d(width, 3).relu(), fractal(depth - 1, width));
  }
}
