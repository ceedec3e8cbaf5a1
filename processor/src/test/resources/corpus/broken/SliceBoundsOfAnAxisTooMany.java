package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// parts of the last axis
@Model
final class SliceBoundsOfAnAxisTooMany {
  final Layer out = dense(3);

  @Inference
  Tensor score(@Shape("N T 64 1") Tensor x) {
    // ERROR: [SliceBounds] slice cannot take 0 up to 8 of axis 3 of [N T 64 1], whose size is 1
    // THEN: fix: write @Shape("N T 64") in x
    Tensor first = x.slice(-1, 0, 8);
    Tensor second = x.slice(-1, 8, 16);
    return out.apply(second.minus(first));
  }
}
