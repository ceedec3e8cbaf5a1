package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeSwapsSteps {
  final Layer encode = dense(16);

  Tensor forward(@Shape("N T 12") Tensor x) {
    // WARNING: [MixedAxes] reshape makes [N 16 T] of [N T 16], which mixes up axis 1 (time)
    // THEN: fix: write .transpose(0, 2, 1) in place of .reshape()
    return encode.apply(x).reshape("N 16 T");
  }
}
