package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TooLargeForAnArrayOfAMethod {
  final Layer body = globalAvgPool1d().dense(1);

  // ERROR: [InputSize] scan is [N 50000 50000], 2500000000 numbers an example, but an array holds 2147483647
  // THEN: help: hand over parts of it, such as smaller images, as examples of their own
  Tensor forward(@Shape("N 50000 50000") Tensor scan) {
    return body.apply(scan);
  }
}
