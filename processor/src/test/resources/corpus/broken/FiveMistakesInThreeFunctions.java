package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// layers and calls of three functions, two of which share a table
@Model
final class FiveMistakesInThreeFunctions {
  final Layer words = embedding(500, 32);
  final Layer read = lstm(48);
  // ERROR: [DenseWidth] head declares 32 inputs but receives 48: its input is [N 48]
  // THEN: fix: remove inputs
  final Layer head = dense(20, o -> o.inputs(32));
  // ERROR: [DenseWidth] tag declares 31 inputs but receives 32: its input is [N T 32]
  // THEN: fix: remove inputs
  final Layer tag = dense(9, o -> o.inputs(31));

  @Inference
  Tensor topic(@Shape("int32 N T") Tensor text) {
    Tensor x = words.apply(text);
    Tensor last = read.apply(x);
    return head.apply(last);
  }

  @Inference
  Tensor tags(@Shape("int32 N T") Tensor text) {
    Tensor x = words.apply(text);
    // ERROR: [AxisOutOfRange] sum(3) names axis 3, but [N T 32] has the axes 0 to 2
    // THEN: fix: write sum(-1)
    Tensor axis = x.sum(3);
    return tag.apply(x).plus(axis.mean());
  }

  @Inference
  Tensor pair(@Shape("N 4") Tensor a, @Shape("N 5") Tensor b) {
    // ERROR: [BroadcastMismatch] plus cannot add [N 4] and [N 5]
    // THEN: fix: write @Shape("N 4") in b
    Tensor c = a.plus(b);
    // ERROR: [MatMulSizes] matMul cannot multiply [N 4] by [N 5]: 4 columns meet N rows
    // THEN: fix: put .transpose() after the 1st tensor, [N 4]
    Tensor d = a.matMul(b);
    return c.sum().plus(d.sum());
  }
}
