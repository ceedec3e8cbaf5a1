package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BatchNormAfterOutputInAnObjective {
  final Layer project = dense(32).batchNorm(), predict = dense(32);

  /** Two views of one thing: normalised on purpose, and there is no label. */
  Objective train(@Shape("N 20") Tensor one, @Shape("N 20") Tensor other) {
    Tensor target = project.apply(other).stopGradient();
    return minimize(huber(predict.apply(project.apply(one)), target).mean());
  }
}
