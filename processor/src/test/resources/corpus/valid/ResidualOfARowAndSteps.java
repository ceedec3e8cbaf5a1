package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfARowAndSteps {
  final Layer score = dense(1);
  final Parameter bias = parameter("5", Init.ZEROS);

  Tensor forward(@Shape("N T 5") Tensor steps, @Shape("N 5") Tensor row, @Shape("N T") Tensor weights) {
    return score.apply(steps.plus(row.expandDims(1)).times(weights.expandDims(2)).plus(bias));
  }

  @Inference
  Tensor positions(@Shape("N 3 5") Tensor steps, @Shape("3 5") Tensor each) {
    return score.apply(steps.plus(each));
  }
}
