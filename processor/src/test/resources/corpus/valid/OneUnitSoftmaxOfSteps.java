package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// how much each step counts is a softmax over the steps
@Model
final class OneUnitSoftmaxOfSteps {
  final Layer words = embedding(5000, 64), score = dense(32).tanh().dense(1), head = dense(2);

  Tensor forward(@Shape("int32 N T") Tensor ids) {
    Tensor steps = words.apply(ids);
    Tensor weights = score.apply(steps).squeeze(-1).softmax().expandDims(-1);
    return head.apply(steps.times(weights).sum(1));
  }
}
