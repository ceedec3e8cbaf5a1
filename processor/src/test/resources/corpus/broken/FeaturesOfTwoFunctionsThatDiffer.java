package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class FeaturesOfTwoFunctionsThatDiffer {
  final Layer body =
      // ERROR: [SharedWeights] body/dense needs a kernel of [7 64] for one input and of [8 64] for another
      // THEN: fix: write @Shape("N 7") in features of fit
      // THEN: or write @Shape("N 8") in features of forward
      // THEN: [7 64] at FeaturesOfTwoFunctionsThatDiffer.java:25, in forward
      // THEN: [8 64] at FeaturesOfTwoFunctionsThatDiffer.java:29, in fit
      dense(64, o -> o.activation(x -> x.times(x.sigmoid()))).dropout(0.2).dense(1);

  static Tensor focal(Tensor logits, Tensor labels) {
    Tensor p = logits.sigmoid();
    return sigmoidCrossEntropy(logits, labels).times(constant(1).minus(p).square());
  }

  Tensor forward(@Shape("N 7") Tensor features) {
    return body.apply(features);
  }

  Objective fit(@Shape("N 8") Tensor features, @Shape("N 1") Tensor label) {
    return minimize(focal(forward(features), label).mean());
  }
}
