package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AxisOrderBeforeAnLstm {
  // ERROR: [SequenceChannels] read/lstm needs a known number of channels, not T: its input is [N 6 T]
  // THEN: fix: remove .transpose(), AxisOrderBeforeAnLstm.java:14
  final Layer read = sequential().lstm(16).dense(4);

  Tensor forward(@Shape("N T 6") Tensor series) {
    return read.apply(series.transpose(0, 2, 1));
  }
}
