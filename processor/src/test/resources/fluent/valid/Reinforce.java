package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Reinforce {
  final Layer policy = dense(128).relu().dense(2);

  @Inference
  Tensor probabilities(@Shape("N 4") Tensor s) {
    return policy.apply(s).softmax();
  }

  Objective step(@Shape("N 4") Tensor s, @Shape("int32 N") Tensor a, @Shape("N") Tensor ret) {
    return minimize(policy.apply(s).logSoftmax().pick(a).times(ret).mean().unaryMinus());
  }
}
