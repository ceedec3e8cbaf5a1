package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class WidthOfBothWays {
  // ERROR: [DenseWidth] body/dense declares 8 inputs but receives 16: its input is [N 16]
  // THEN: fix: remove inputs
  final Layer body = embedding(50, 4).lstm(8, o -> o.bidirectional()).dense(2, o -> o.inputs(8));

  Tensor forward(@Shape("int32 N T") Tensor ids) {
    return body.apply(ids);
  }
}
