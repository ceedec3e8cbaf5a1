package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StepsOfKnownNumber {
  final Layer encode = dense(64);

  Tensor forward(@Shape("N 10 32") Tensor x) {
    // WARNING: [MixedAxes] reshape makes [N 64 10] of [N 10 64], which mixes up axis 1 (size 10)
    // THEN: fix: write .transpose(0, 2, 1) in place of .reshape()
    return encode.apply(x).reshape("N 64 10");
  }
}
