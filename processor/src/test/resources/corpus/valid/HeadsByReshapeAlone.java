package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class HeadsByReshapeAlone {
  final Layer queries = dense(64), out = dense(64);

  Tensor forward(@Shape("N T 32") Tensor x) {
    Tensor heads = queries.apply(x).reshape("N T 8 8").transpose(0, 2, 1, 3);
    return out.apply(heads.transpose(0, 2, 1, 3).reshape("N T 64"));
  }
}
