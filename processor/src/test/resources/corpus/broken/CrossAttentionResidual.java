package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// what was read is added to the memory in place of the query
@Model
final class CrossAttentionResidual {
  final Chain read = attention(4), head = dense(5);

  Tensor forward(@Shape("N 9 16") Tensor memory, @Shape("N 7 16") Tensor query) {
    // ERROR: [BroadcastMismatch] plus cannot add [N 7 16] and [N 9 16]
    // THEN: fix: write @Shape("N 7 16") in memory
    return head.apply(read.apply(query, memory).plus(memory));
  }
}
