package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TooLargeForALongInAChain {
  final Layer body =
      dense(2147483647)
          .reshape("N 1 1 2147483647")
          .upSample2d(2147483647)
          // ERROR: [SizeOverflow] body/flatten makes a size beyond 64 bits
          // THEN: help: compute with smaller numbers
          .flatten()
          .dense(4);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
