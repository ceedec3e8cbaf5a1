package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class HeadsByReshapeAlone {
  final Layer queries = dense(64);

  Tensor forward(@Shape("N T 32") Tensor x) {
    // WARNING: [MixedAxes] reshape makes [N 8 T 8] of [N T 64], which mixes up axis 1 (time)
    // THEN: fix: write .reshape("N T 8 8").transpose(0, 2, 1, 3) in place of .reshape()
    return queries.apply(x).reshape("N 8 T 8");
  }
}
