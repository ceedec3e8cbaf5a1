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
        .reshape("N T 4 16")
        .transpose(0, 2, 1, 3);
  }
}
