package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// one number for all, and weights
@Model
final class LossBroadcastIsMeant {
  final Layer body = dense(64).relu().dense(3);

  Objective forAll(@Shape("N 13") Tensor house) {
    return minimize(squaredError(body.apply(house), constant(1)).mean());
  }

  Objective towardsTheirMean(@Shape("N 13") Tensor house) {
    Tensor each = body.apply(house);
    return minimize(squaredError(each, each.meanKeep(-1).stopGradient()).mean());
  }

  Objective ofAnEnsemble(@Shape("N 13") Tensor house, @Shape("N") Tensor price) {
    return minimize(squaredError(body.apply(house), price.expandDims(-1)).mean());
  }

  Objective ofAStretchedTarget(@Shape("N 13") Tensor house, @Shape("N 1") Tensor price) {
    Tensor each = body.apply(house);
    return minimize(squaredError(each, price.broadcastTo(each.dims())).mean());
  }

  Objective weighted(
      @Shape("N 13") Tensor house, @Shape("N 3") Tensor traits, @Shape("N 1") Tensor counts) {
    Tensor losses = sigmoidCrossEntropy(body.apply(house), traits).times(counts);
    return minimize(losses.times(constant(new double[] {1, 2, 4})).mean());
  }

  Objective ofOneForAllExamples(@Shape("N 13") Tensor house, @Shape("1 3") Tensor typical) {
    return minimize(absoluteError(body.apply(house), typical).mean());
  }
}
