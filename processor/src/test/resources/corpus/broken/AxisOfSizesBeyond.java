package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// one axis further than there is; what comes after is looked at all the same
@Model
final class AxisOfSizesBeyond {
  final Layer wide = dense(12);
  // ERROR: [DenseWidth] narrow declares 13 inputs but receives 12: its input is [N 4 12]
  // THEN: fix: remove inputs
  // THEN: or write o.inputs(12)
  final Layer narrow = dense(5, o -> o.inputs(13));

  @Inference
  Tensor score(@Shape("N 4 6") Tensor x) {
    Tensor y = wide.apply(x);
    // ERROR: [AxisOutOfRange] dim names axis 3, but [N 4 12] has the axes 0 to 2
    // THEN: fix: write dim(-1)
    Dim width = y.dims().dim(3);
    Tensor again = y.reshape(Dims.of(y.dims().dim(0), 4, width));
    return narrow.apply(again);
  }
}
