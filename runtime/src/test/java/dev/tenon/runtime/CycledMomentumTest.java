package dev.tenon.runtime;

import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.minimize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Adam;
import dev.tenon.AdamW;
import dev.tenon.DType;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.OneCycle;
import dev.tenon.Optimizer;
import dev.tenon.Problem;
import dev.tenon.RmsProp;
import dev.tenon.Sgd;
import dev.tenon.Tensor;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A momentum that runs against the learning rate, in steps whose gradient is always 1. */
class CycledMomentumTest {
  private static final int STEPS = 10;
  private static final double RATE = 0.125;
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(2).withBatchSize(4).withThreads(1);
  private static final OneCycle.Rule CYCLE = new OneCycle.Rule(0.4, 25, 1e4, List.of(0.5, 0.75));

  @TempDir private Path folder;

  private final Splits<Rows> data = new Splits<>(Networks.rows(20, 1), Networks.rows(4, 2));

  @Model(data = Rows.class)
  @OneCycle(
      rise = 0.4,
      momentum = {0.5, 0.75})
  static final class Sum {
    final Layer line = dense(1, o -> o.bias(false));
    final Optimizer optimizer;

    Sum(Optimizer optimizer) {
      this.optimizer = optimizer;
    }

    Objective learn(Tensor image, Tensor row) {
      Tensor ones = image.cast(DType.FLOAT32).times(0).plus(1).reshape("N 24");
      return minimize(line.apply(ones).mean()).using(optimizer);
    }
  }

  static List<Optimizer> optimizers() {
    return List.of(
        new Sgd.Rule(RATE, 0.9, false),
        new Sgd.Rule(RATE, 0.9, true),
        new RmsProp.Rule(RATE, 0.9, 0.5, 1e-7),
        new Adam.Rule(RATE, 0.9, 0.999, 1e-7),
        new AdamW.Rule(RATE, 0.9, 0.999, 1e-7, 0.01));
  }

  /** The rules of the papers with {@code m} of the step in place of the optimizer's momentum. */
  private static double moved(Optimizer optimizer, double start) {
    double w = start;
    double first = 0;
    double second = 0;
    for (int t = 0; t < STEPS; t++) {
      double rate = RATE * CYCLE.factor(t, STEPS);
      double m = CYCLE.momentum(t, STEPS).getAsDouble();
      if (optimizer instanceof Sgd.Rule sgd) {
        first = m * first + 1;
        w -= rate * (sgd.nesterov() ? 1 + m * first : first);
      } else if (optimizer instanceof RmsProp.Rule rms) {
        second = rms.rho() * second + 1 - rms.rho();
        first = m * first + rate / Math.sqrt(second + rms.epsilon());
        w -= first;
      } else {
        w -= optimizer instanceof AdamW.Rule decayed ? rate * decayed.weightDecay() * w : 0;
        first = m * first + 1 - m;
        second = 0.999 * second + 0.001;
        double correction = Math.sqrt(1 - Math.pow(0.999, t + 1)) / (1 - Math.pow(m, t + 1));
        w -= rate * correction * first / (Math.sqrt(second) + 1e-7);
      }
    }
    return w;
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void eachStepHasTheMomentumThatTheScheduleSays(Optimizer optimizer) {
    try (Trainer<Rows> trainer = Trainer.live(new Sum(optimizer), Rows.class)) {
      trainer.open(OPTIONS.computing());
      double start = trainer.read("line/kernel").doubles()[0];
      double own = optimizer instanceof RmsProp.Rule ? 0.5 : 0.9;
      assertEquals(own, trainer.read("training/momentum").scalar(), 1e-7);
      trainer.fit(data, OPTIONS, Networks.SILENT);
      assertEquals(moved(optimizer, start), trainer.read("line/kernel").doubles()[0], 5e-6);
      assertEquals(own, trainer.read("training/momentum").scalar(), 1e-7, "what to start from");
    }
  }

  @Test
  void aRunThatWasStoppedEndsAsIfItHadNotBeen() {
    Optimizer optimizer = new Adam.Rule(RATE, 0.9, 0.999, 1e-7);
    Interruption.assertChangesNothing(
        () -> Trainer.live(new Sum(optimizer), Rows.class), data, OPTIONS, 3, folder, t -> {});
  }

  @Test
  void anOptimizerWithoutMomentumIsAMistake() {
    Problem problem =
        assertThrows(
            Problem.class,
            () -> Trainer.live(new Sum(new Sgd.Rule(RATE, 0, false)), Rows.class).close());
    assertEquals("CycledMomentum", problem.id());
  }

  @Test
  void aGraphThatWasCompiledForOneThatStaysIsRefused() {
    try (Trainer<Rows> trainer =
        new Trainer<>(new GraphBuilder(Networks.program(Networks.Tiny.class)), CYCLE)) {
      UserError error =
          assertThrows(UserError.class, () -> trainer.fit(data, OPTIONS, Networks.SILENT));
      assertTrue(
          error.getMessage().contains("Tiny was compiled for one that stays"), error.getMessage());
    }
  }
}
