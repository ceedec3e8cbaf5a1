package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// parts of the last axis, written as if that were meant anyway
@Model
final class PartsWithoutAnAxis {
  final Layer out = dense(3);

  @Inference
  Tensor score(@Shape("N T 64") Tensor x) {
    // ERROR: [SliceBounds] slice cannot take 8 up to N of axis 0 of [N T 64], which may be too short
    // THEN: fix: write slice(-1, 0, 8)
    Tensor first = x.slice(0, 8);
    // ERROR: [AxisOutOfRange] slice names axis 8, but [N T 64] has the axes 0 to 2
    // THEN: fix: write slice(-1, 8, 16)
    Tensor second = x.slice(8, 16);
    return out.apply(second.minus(first));
  }
}
