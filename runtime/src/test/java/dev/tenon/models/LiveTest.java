package dev.tenon.models;

import static dev.tenon.Tenon.adam;
import static dev.tenon.Tenon.copy;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.ema;
import static dev.tenon.Tenon.huber;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.sgd;
import static dev.tenon.Tenon.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Inference;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Problem;
import dev.tenon.Shape;
import dev.tenon.State;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.Update;
import dev.tenon.runtime.Step;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models built and trained by the running program. */
class LiveTest {
  @Model
  static final class TwoNets {
    final Layer online = net();
    final Layer target = net();
    final State calls = state("scalar", Tenon.ZEROS);

    static Layer net() {
      return dense(5).tanh().dense(2);
    }

    @Inference
    Tensor values(@Shape("N 3") Tensor x) {
      return target.apply(x);
    }

    Objective td(@Shape("N 3") Tensor x, @Shape("N 2") Tensor y) {
      calls.assign(calls.plus(1));
      Tensor values = online.apply(x);
      return minimize(huber(values, y).mean())
          .of(online)
          .using(adam(0.05))
          .report("mean", values.mean());
    }

    Objective pull(@Shape("N 3") Tensor x) {
      return minimize(target.apply(x).square().mean()).of(target).using(sgd(0.1));
    }

    Update sync() {
      return copy(online, target);
    }

    Update follow() {
      return ema(online, target, 0.5);
    }
  }

  private static final Value X = Value.of(new float[] {1, 2, 3, -1, 0, 1}, 2, 3);
  private static final Value Y = Value.of(new float[] {1, 0, 0, 1}, 2, 2);

  @Test
  void eachObjectiveChangesOnlyWhatItNames() {
    try (Trainer<Void> trainer = Trainer.live(new TwoNets())) {
      Value online = trainer.read("online/dense/kernel");
      Value target = trainer.read("target/dense/kernel");
      Step first = trainer.step("td", Map.of("x", X, "y", Y));
      assertTrue(first.loss() > 0);
      assertEquals(target, trainer.read("target/dense/kernel"));
      assertNotEquals(online, trainer.read("online/dense/kernel"));
      online = trainer.read("online/dense/kernel");
      trainer.step("pull", Map.of("x", X));
      assertEquals(online, trainer.read("online/dense/kernel"));
      assertNotEquals(target, trainer.read("target/dense/kernel"));
      assertEquals(1, trainer.read("calls").scalar());
      double last = 0;
      for (int i = 0; i < 50; i++) {
        last = trainer.step("td", X, Y).loss();
      }
      assertTrue(last < first.loss() / 10, "from " + first.loss() + " to " + last);
    }
  }

  @Test
  void updatesMoveWeights() {
    try (Trainer<Void> trainer = Trainer.live(new TwoNets())) {
      float[] online = trainer.read("online/dense_2/kernel").floats();
      float[] target = trainer.read("target/dense_2/kernel").floats();
      trainer.update("follow", Map.of());
      float[] between = trainer.read("target/dense_2/kernel").floats();
      for (int i = 0; i < between.length; i++) {
        assertEquals((online[i] + target[i]) / 2, between[i], 1e-6);
      }
      trainer.update("sync", Map.of());
      assertEquals(trainer.read("online/dense_2/kernel"), trainer.read("target/dense_2/kernel"));
    }
  }

  @Model
  static final class Wrong {
    final Layer body = dense(5).reshape("N 4");

    Tensor forward(@Shape("N 3") Tensor x) {
      return body.apply(x);
    }

    @Inference
    Tensor wide(@Shape("N 3") Tensor x) {
      return x.matMul(x);
    }
  }

  @Test
  void mistakesSayTheirLine() {
    Problem problem = assertThrows(Problem.class, () -> Trainer.live(new Wrong()));
    assertTrue(problem.text().contains("at LiveTest.java:"), problem.text());
    assertTrue(
        problem.getMessage().startsWith("[ReshapeCount] body/reshape cannot"), problem::text);
    assertEquals(problem.text(), problem.getMessage());
    StackTraceElement user = problem.getStackTrace()[0];
    assertEquals(
        Wrong.class.getName() + ".forward", user.getClassName() + "." + user.getMethodName());
    assertEquals(1, problem.getSuppressed().length);
    assertTrue(problem.getSuppressed()[0].getMessage().startsWith("[MatMulSizes] "));
  }
}
