package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ExchangedCallsOfHeads {
  final Layer queries = dense(64);

  @Shape("N 4 T 16")
  Tensor forward(@Shape("N T 64") Tensor x) {
    return queries
        .apply(x)
        // ERROR: [TransposeAxes] transpose has the order [0, 2, 1, 3], but its input [N T 64] has the axes 0 to 2
        // THEN: fix: put .reshape("N T 4 16") before .transpose(0, 2, 1, 3)
        .transpose(0, 2, 1, 3)
        .reshape("N T 4 16");
  }
}
