package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OptionsOnLinesOfTheirOwn {
  static final int NONE = 0;

  final Layer body =
      conv2d(
              8,
              3,
              o ->
                  o.padding(Padding.VALID)
                      // ERROR: [NotPositive] conv2d has stride = 0; that must be above 0
                      // THEN: help: write a number above 0
                      .stride(0))
          .conv2d(
              // ERROR: [NotPositive] conv2d has filters = 0; that must be above 0
              // THEN: help: write a number above 0
              NONE,
              3)
          .flatten()
          // ERROR: [NotPositive] dense has units = -1; that must be above 0
          // THEN: help: write a number above 0
          .dense(-1);

  Tensor forward(@Shape("N 8 8 4") Tensor x) {
    return body.apply(x);
  }
}
