package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// 16 parts of all rows, and 2 of all but one: no picture has both
@Model
final class ContradictingParts {
  @Inference
  Tensor halves(@Shape("N H 6") Tensor rows) {
    Tensor all = rows.split(1, 16).get(0);
    // ERROR: [SplitParts] split cannot make 2 equal parts of axis 1 of [N (H - 1) 6]
    // THEN: this needs H%2=1, but split, ContradictingParts.java:12, needs H%16
    // THEN: help: use a divisor of H - 1
    Tensor rest = rows.slice(1, Dim.of(1), rows.dims().dim(1)).split(1, 2).get(0);
    return all.sum().plus(rest.sum());
  }
}
