package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class FunctionsOfTensors {
  final Layer body = dense(4);

  Objective fit(@Shape("N 4") Tensor x, @Shape("N 4") Tensor y) {
    Tensor h = body.apply(x);
    Tensor curves =
        h.leakyRelu(0.1).plus(h.elu()).plus(h.gelu()).plus(h.silu()).plus(h.softplus());
    Tensor waves = h.sin().times(h.cos()).plus(h.erf()).plus(h.abs().log1p());
    Tensor powers =
        h.abs().plus(0.1).pow(1.5).plus(h.square().plus(1).reciprocal()).plus(h.abs().rsqrt(0.1));
    Tensor steps = h.floor().plus(h.sign()).plus(h.stopGradient()).plus(h.clip(-1, 1));
    Tensor all = curves.plus(waves).plus(powers).plus(steps).plus(x.pow(y.sigmoid()));
    Tensor statistics = all.variance(0).plus(all.logSumExp(0)).plus(all.prod(0));
    Tensor sums =
        all.cumsum(1).div(all.sumKeep(1).abs().plus(1)).minus(all.meanKeep(0)).plus(statistics);
    Tensor odd = sums.maxKeep(1).minus(sums.minKeep(1)).greaterEqual(0.5);
    Tensor rare = sums.lessEqual(3).and(sums.notEqual(y)).or(sums.less(y).not()).or(odd);
    return minimize(rare.select(sums, all).minimum(9).maximum(-9).mean());
  }
}
