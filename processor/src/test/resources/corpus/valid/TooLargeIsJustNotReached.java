package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TooLargeIsJustNotReached {
  final Layer body = globalAvgPool1d().dense(1);

  Tensor forward(@Shape("N 40000 50000") Tensor scan) {
    return body.apply(scan);
  }
}
