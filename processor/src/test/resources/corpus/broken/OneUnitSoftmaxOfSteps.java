package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// how much each step counts is a softmax over the steps
@Model
final class OneUnitSoftmaxOfSteps {
  final Layer words = embedding(5000, 64), score = dense(32).tanh().dense(1), head = dense(2);

  Tensor forward(@Shape("int32 N T") Tensor ids) {
    Tensor steps = words.apply(ids);
    // WARNING: [OneUnitSoftmax] softmax takes the softmax of [N T 1], over one number: it is always 1
    // THEN: weights of steps are a softmax over these, axis 1
    // THEN: fix: write .squeeze(-1).softmax().expandDims(-1) in place of .softmax()
    Tensor weights = score.apply(steps).softmax();
    return head.apply(steps.times(weights).sum(1));
  }
}
