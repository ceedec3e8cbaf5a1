package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class HeadsJoinedTooEarly {
  final Layer queries = dense(64), out = dense(64);

  Tensor forward(@Shape("N T 32") Tensor x) {
    Tensor heads = queries.apply(x).reshape("N T 8 8").transpose(0, 2, 1, 3);
    // WARNING: [MixedAxes] reshape makes [N T 64] of [N 8 T 8], which mixes up axis 2 (time)
    // THEN: fix: write .transpose(0, 2, 1, 3).reshape("N T 64") in place of .reshape()
    return out.apply(heads.reshape("N T 64"));
  }
}
