package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Type;

/** Whether what is handed in fits into arrays. */
final class InputSize {
  private InputSize() {}

  /**
   * Checks an input.
   *
   * @throws Problem if an example of {@code type} is more than an array holds
   */
  static void check(String name, Type type) {
    Dims dims = type.dims();
    boolean batched = dims.rank() > 0 && !dims.dim(0).isKnown();
    Dim example = (batched ? dims.slice(1, dims.rank()) : dims).count();
    if (example.isKnown() && example.known() > Integer.MAX_VALUE) {
      throw Problem.of(
              "InputSize",
              "%s is [%s], %d numbers an example, but an array holds %d",
              name,
              type,
              example.known(),
              Integer.MAX_VALUE)
          .at("value")
          .fix("hand over parts of it, such as smaller images, as examples of their own");
    }
  }
}
