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
        // ERROR: [BroadcastMismatch] body/add/add/add cannot add [N 32 32 17] and [N 32 32 16]
        // THEN: fix: put conv2d(width + depth, 1) on input 2
        // THEN: called from ResidualOfAFractal.java:20, in fractal
        // THEN: called from ResidualOfAFractal.java:11
        : add(conv2d(width + depth, 3).relu(), fractal(depth - 1, width));
  }
}
