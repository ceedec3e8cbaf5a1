package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a table of 50 positions, and a kernel of 60 steps: no text fits both
@Model
final class ContradictingLengthsInJava {
  final Layer table = positions(50);
  // ERROR: [ConvKernel] wide/conv1d has a kernel of 60 steps, which does not fit into T: its input is [N T 6]
  // THEN: this needs T>=60, but table, ContradictingLengthsInJava.java:10, needs T<=50
  // THEN: fix: write o.padding(Padding.SAME)
  final Layer wide = conv1d(4, 60, o -> o.padding(Padding.VALID)).relu().globalAvgPool1d();

  @Inference
  Tensor read(@Shape("N T 6") Tensor text) {
    return wide.apply(table.apply(text));
  }
}
