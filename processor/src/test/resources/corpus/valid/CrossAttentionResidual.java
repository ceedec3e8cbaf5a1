package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class CrossAttentionResidual {
  final Chain read = attention(4), head = dense(5);

  Tensor forward(@Shape("N 9 16") Tensor memory, @Shape("N 7 16") Tensor query) {
    return head.apply(read.apply(query, memory).plus(query));
  }
}
