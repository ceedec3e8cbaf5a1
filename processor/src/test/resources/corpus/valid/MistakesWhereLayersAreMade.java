package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MistakesWhereLayersAreMade {
  static final int WORDS = 100;

  final Layer joined = dense(8).then(identity()).dense(4);
  final Layer shaped = dense(8).reshape("N 2 4").flatten().dense(4);
  final Layer repeated = dense(8).repeat(0, i -> dense(8)).dense(4);
  final Layer halved = dense(8).repeat(2, i -> i == 0 ? dense(3) : identity()).dense(4);
  final Layer last = dense(4, o -> o.inputs(16));
  final Parameter table = parameter("WORDS 4", Init.ZEROS);
  final Parameter scale = parameter("4", Init.ZEROS);
  final State steps = state("int64 scalar", Init.ZEROS);

  Objective learn(@Shape("N 16") Tensor x, @Shape("N 100") Tensor words) {
    Tensor first = joined.apply(x).plus(shaped.apply(x)).plus(repeated.apply(x));
    Tensor all = first.plus(halved.apply(x)).plus(last.apply(x)).plus(words.matMul(table));
    steps.assign(steps.plus(1));
    return minimize(all.times(scale).mean());
  }
}
