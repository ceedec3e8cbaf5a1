package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class IndicesAndChance {
  static final int WORDS = 9, WIDTH = 4;
  final Parameter words = parameter("WORDS WIDTH", Init.normal(0.1)),
      places = parameter("20 WIDTH", Init.normal(0.1));
  final Layer head = dense(WORDS);

  Tensor logits(Tensor ids) {
    Tensor h = words.gather(ids).plus(places.gather(range(ids.shape().dim(1))));
    Tensor noise = normal("N T WIDTH").plus(uniform(h.shape(), -1, 1));
    Tensor scale = constant(new double[] {1, 2, 3, 4});
    return head.apply(h.plus(noise.times(0.1)).times(scale));
  }

  Objective next(@Shape("int32 N T") Tensor ids, @Shape("int32 N T") Tensor next) {
    Tensor logits = logits(ids);
    Tensor right = logits.logSoftmax().pick(next).unaryMinus();
    Tensor same = logits.logSoftmax().times(next.oneHot(WORDS)).sum(-1);
    Tensor told = ids.notEqual(0).cast(right.dtype());
    return minimize(right.minus(same).times(told).mean()).using(adam(0.01));
  }

  Objective yes(@Shape("N 3") Tensor x, @Shape("3 2") Tensor y) {
    Tensor rows = constant(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    Tensor score = x.matMul(rows.times(y)).mean().times(words.mean());
    return minimize(sigmoidCrossEntropy(score, constant(1)));
  }

  @Inference
  Tensor sample(@Shape("N 2") Tensor x) {
    return x.plus(normal("N 2"));
  }
}
