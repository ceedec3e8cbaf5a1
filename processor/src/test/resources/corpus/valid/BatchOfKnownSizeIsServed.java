package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// what serves may take batches of one size: 8 series of 8 steps, 28 pictures in rows
@Model
final class BatchOfKnownSizeIsServed {
  final Layer series = flatten().dense(4);
  final Layer rows = dense(10);

  @Inference
  Tensor course(@Shape("8 8 6") Tensor steps) {
    return series.apply(steps);
  }

  @Inference
  Tensor kinds(@Shape("28 28") Tensor pictures) {
    return rows.apply(pictures);
  }
}
