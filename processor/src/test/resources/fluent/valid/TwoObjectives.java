package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TwoObjectives {
  final Layer maker = dense(4).tanh(), judge = dense(1);

  Objective judging(@Shape("N 8") Tensor real, @Shape("N 4") Tensor noise) {
    return minimize(judge.apply(maker.apply(real)).minus(judge.apply(noise)).mean())
        .of(judge)
        .using(rmsProp(1e-3, o -> o.momentum(0.5)));
  }

  Objective making(@Shape("N 8") Tensor seed) {
    return minimize(judge.apply(maker.apply(seed)).mean().unaryMinus())
        .except(judge)
        .using(adamW(1e-3));
  }
}
