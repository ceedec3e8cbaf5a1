package dev.tenon.runtime;

import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.minimize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Inference;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Sgd;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A step whose loss or gradient is not finite is refused, and says where that began. */
class NotFiniteTest {
  /** {@code y = x w}, then what a test makes of it. */
  @Model
  @Sgd(0.1)
  private static final class Scaled {
    final Layer scale = dense(1, o -> o.bias(false)).then(this::after);
    final UnaryOperator<Tensor> after;

    Scaled(UnaryOperator<Tensor> after) {
      this.after = after;
    }

    Tensor after(Tensor x) {
      return after.apply(x);
    }

    Objective learn(@Shape("N 1") Tensor x) {
      return minimize(scale.apply(x).mean());
    }
  }

  private static String refused(UnaryOperator<Tensor> after, float weight, float... x) {
    try (Trainer<Void> trainer = Trainer.live(new Scaled(after))) {
      String kernel =
          trainer.graph().weights().stream()
              .map(Weight::name)
              .filter(name -> name.endsWith("kernel"))
              .findFirst()
              .orElseThrow();
      trainer.write(kernel, Value.of(new float[] {weight}, 1, 1));
      Map<String, Value> before = Networks.weights(trainer);
      Value batch = Value.of(x, x.length, 1);
      UserError error = assertThrows(UserError.class, () -> trainer.step("train", batch));
      assertEquals(before, Networks.weights(trainer), "the step is refused");
      assertEquals(
          error.getMessage(),
          assertThrows(UserError.class, () -> trainer.step("train", batch)).getMessage(),
          "and the next one, too");
      float[] sound = new float[x.length];
      Arrays.fill(sound, 0.5f);
      if (weight == 1) {
        trainer.step("train", Value.of(sound, x.length, 1));
      }
      return error.getMessage();
    }
  }

  private static void assertSays(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  @Test
  void aLogarithmOfLessThanZeroIsNamedWithItsExample() {
    assertSays(
        refused(Tensor::log, 1, 1, 2, -3, 4, -5),
        "scale",
        "in the forward pass, where Log gives NaN for 2 of 5 numbers, first in example 2 of the"
            + " batch, counted from 0, of numbers from -5.0 to 4.0",
        "adding 1e-7");
  }

  @Test
  void aDivisionByZeroIsNamed() {
    assertSays(
        refused(x -> x.minus(2).reciprocal(), 1, 1, 2, 3),
        "forward pass, where ",
        "Div gives Infinity for 1 of 3 numbers, first in example 1");
  }

  /** The value of a root at 0 is 0, its slope is not. */
  @Test
  void whatIsNotFiniteOnlyInAGradientIsNamedAsThat() {
    assertSays(
        refused(Tensor::sqrt, 1, 4, 0, 1),
        "in the backward pass, where ",
        "gives Infinity for 1 of 3 numbers, first in example 1",
        "finite slope");
  }

  @Test
  void dataIsBlamedWhereItIsToBlame() {
    assertSays(
        refused(Tensor::square, 1, 1, 2, 3, Float.NaN),
        "the data has NaN for 1 of 4 numbers, first in example 3 of the batch, counted from 0, in x");
  }

  @Test
  void weightsAreBlamedWhereTheyWereNotFiniteBefore() {
    assertSays(
        refused(Tensor::square, Float.POSITIVE_INFINITY, 1, 2),
        "before this step already, scale",
        "kernel has Infinity; go on from a checkpoint");
  }

  @Test
  void anOverflowSaysToLearnMoreSlowly() {
    assertSays(
        refused(Tensor::square, 1e30f, 1, 2),
        "where Square gives Infinity for 2 of 2 numbers",
        ", of numbers from 1.0E30 to 2.0E30; lower the learning rate, clip gradients");
  }

  /** Four objectives on one weight, and a function that answers. */
  @Model
  @Sgd(0.1)
  private static final class Several {
    final Layer scale = dense(1, o -> o.bias(false));

    Objective first(@Shape("N 1") Tensor x) {
      return minimize(lengthy(x).log().mean());
    }

    Objective second(@Shape("N 1") Tensor x) {
      return minimize(lengthy(x).log().mean());
    }

    Objective third(@Shape("N 1") Tensor x) {
      return minimize(lengthy(x).log().mean());
    }

    Objective fourth(@Shape("N 1") Tensor x) {
      return minimize(lengthy(x).log().mean());
    }

    @Inference
    Tensor answer(@Shape("N 1") Tensor x) {
      return scale.apply(x);
    }

    /** Each operation is looked at, so that searches take their time. */
    private Tensor lengthy(Tensor x) {
      Tensor y = scale.apply(x);
      for (int i = 0; i < 20; i++) {
        y = y.times(1.01);
      }
      return y;
    }
  }

  /** Two threads that give the same name to two operations would not get far. */
  @Test
  void searchesAreBuiltOneAfterTheOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (ModelGraph graph = Trainer.live(new Several()).graph()) {
      List<Future<NonFinite>> built = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        GraphFunction function = graph.function(i % 2 == 0 ? "first" : "second");
        built.add(threads.submit(() -> graph.search(function)));
      }
      for (Future<NonFinite> each : built) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Each search adds to the one graph that all of them, and predictions, compute with. */
  @Test
  void searchesOfSeveralThreadsDoNotGetInEachOthersWay() throws Exception {
    Value batch = Value.of(new float[] {1, -2}, 2, 1);
    List<String> objectives = List.of("first", "second", "third", "fourth");
    ExecutorService threads = Executors.newFixedThreadPool(objectives.size() + 1);
    try {
      for (int round = 0; round < 3; round++) {
        try (Trainer<Void> trainer = Trainer.live(new Several())) {
          trainer.write(trainer.graph().learned().get(0).name(), Value.of(new float[] {1}, 1, 1));
          Predictor predictor = trainer.predictor();
          CyclicBarrier together = new CyclicBarrier(objectives.size() + 1);
          List<Future<String>> messages = new ArrayList<>();
          for (String objective : objectives) {
            messages.add(
                threads.submit(
                    () -> {
                      together.await();
                      return assertThrows(UserError.class, () -> trainer.step(objective, batch))
                          .getMessage();
                    }));
          }
          together.await();
          while (!messages.stream().allMatch(Future::isDone)) {
            assertEquals(Map.of("output", batch), predictor.call("answer", batch));
          }
          for (Future<String> message : messages) {
            assertSays(message.get(), "Log gives NaN for 1 of 2 numbers, first in example 1");
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** It overflows after some steps; the weights are then still numbers. */
  @Test
  void aLearningRateOfAMillionIsRefusedInItsStep() {
    Splits<Rows> data = new Splits<>(Networks.rows(32, 1), Networks.rows(16, 2));
    TrainOptions options =
        TrainOptions.DEFAULTS.withEpochs(200).withBatchSize(8).withLearningRate(1e36);
    try (Trainer<Rows> trainer = Networks.trainer()) {
      UserError error =
          assertThrows(UserError.class, () -> trainer.fit(data, options, Networks.SILENT));
      assertSays(
          error.getMessage(),
          "of epoch 1, so training cannot go on",
          "the learning rate is 1.0E36\n  it began with ",
          "lower the learning rate");
      for (Value value : List.copyOf(Networks.weights(trainer).values())) {
        for (double number : value.doubles()) {
          assertTrue(Double.isFinite(number), "weights are those of the step before");
        }
      }
    }
  }
}
