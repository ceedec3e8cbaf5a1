package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class PartOfARun {
  final Recurrent encoder = gru(8);
  // ERROR: [RecurrentState] decoder is given a state of [N T 8], but keeps [N 8]
  // THEN: fix: write .last() in place of .outputs(), PartOfARun.java:19
  final Recurrent decoder = gru(8);
  // ERROR: [SequenceRank] upper takes [N T C], but its input is [N 8]
  // THEN: fix: write .outputs() in place of .last(), PartOfARun.java:24
  final Recurrent upper = gru(8);
  final Layer out = dense(3);

  Tensor forward(@Shape("N T 4") Tensor x, @Shape("N S 4") Tensor y) {
    return out.apply(decoder.run(y, encoder.run(x).outputs()).last());
  }

  @Inference
  Tensor twice(@Shape("N T 4") Tensor x) {
    return out.apply(upper.run(encoder.run(x).last()).last());
  }

  @Inference
  Tensor gated(@Shape("N T 4") Tensor x, @Shape("N 8") Tensor gate) {
    Recurrent.Run run = encoder.run(x);
    // ERROR: [BroadcastMismatch] times cannot multiply [N T 8] and [N 8]
    // THEN: fix: put .expandDims(1) after the 2nd tensor, [N 8]
    // THEN: or write .last() in place of .outputs(), PartOfARun.java:33
    return out.apply(run.outputs().times(gate));
  }

  @Inference
  Tensor each(@Shape("N T 4") Tensor x, @Shape("N T 8") Tensor gates) {
    // ERROR: [BroadcastMismatch] times cannot multiply [N 8] and [N T 8]
    // THEN: fix: write .outputs() in place of .last(), PartOfARun.java:40
    return out.apply(encoder.run(x).last().times(gates));
  }
}
