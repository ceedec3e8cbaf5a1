package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TransposeOfHeadsWithoutOneAxis {
  final Layer queries = dense(64), out = dense(64);

  Tensor forward(@Shape("N T 32") Tensor x) {
    // ERROR: [TransposeAxes] transpose has the order [0, 2, 3], but its input [N T 8 8] has the axes 0 to 3
    // THEN: fix: write transpose(0, 2, 1, 3)
    Tensor heads = queries.apply(x).reshape("N T 8 8").transpose(0, 2, 3);
    return out.apply(heads.transpose(0, 2, 1, 3).reshape("N T 64"));
  }
}
