package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeCountOfHeads {
  final Layer queries = dense(64);

  Tensor forward(@Shape("N T 64") Tensor x) {
    // ERROR: [ReshapeCount] reshape cannot reshape [N T 64] to [N T 8 16]: 64*N*T elements are not 128*N*T
    // THEN: fix: write reshape("N T 8 8")
    return queries.apply(x).reshape("N T 8 16");
  }
}
