package dev.tenon.runtime;

import static dev.tenon.Tenon.conv2d;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.minimize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Act;
import dev.tenon.BatchNorm;
import dev.tenon.Chain;
import dev.tenon.Conv2d;
import dev.tenon.Dense;
import dev.tenon.Flatten;
import dev.tenon.Frozen;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Objective;
import dev.tenon.Problem;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.cli.Device;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Layers that training leaves as they are. */
class FrozenTest {
  private static final Set<String> FROZEN =
      Set.of(
          "stem/conv2d/kernel",
          "stem/batchNorm/gamma",
          "stem/batchNorm/beta",
          "stem/batchNorm/movingMean",
          "stem/batchNorm/movingVariance");

  @Model(data = Rows.class)
  @Training(weightDecay = 0.01)
  private record Some(
      @Normalize Tensor pixels,
      @Dense(units = 2) Tensor first,
      @Frozen @Conv2d(filters = 4, kernel = 3, bias = false) @BatchNorm Tensor stem,
      @Flatten Tensor flat,
      @Dense(units = 3) Tensor logits) {}

  @Model(data = Rows.class)
  private record None(
      @Normalize Tensor pixels,
      @Dense(units = 2) Tensor first,
      @Conv2d(filters = 4, kernel = 3, bias = false) @BatchNorm Tensor stem,
      @Flatten Tensor flat,
      @Dense(units = 3) Tensor logits) {}

  @Test
  void trainingLeavesThemAlone() {
    Splits<Rows> data = new Splits<>(Networks.rows(32, 1), Networks.rows(32, 2));
    TrainOptions options = TrainOptions.DEFAULTS.withEpochs(2).withBatchSize(8).withThreads(1);
    try (Trainer<Rows> trainer = new Trainer<>(new GraphBuilder(Networks.program(Some.class)))) {
      trainer.open(Device.AUTO, 1);
      trainer.write("stem/batchNorm/movingMean", Value.of(new float[] {1, -1, 2, 0}, 4));
      Map<String, Value> before = Networks.weights(trainer);
      trainer.fit(data, options, Networks.SILENT);
      Map<String, Value> after = Networks.weights(trainer);
      for (String name : FROZEN) {
        assertEquals(before.get(name), after.get(name), name);
      }
      for (String name : Set.of("first/kernel", "logits/kernel", "logits/bias")) {
        assertNotEquals(before.get(name), after.get(name), name);
      }
      Set<String> slots =
          after.keySet().stream()
              .filter(name -> name.startsWith("stem/") && !FROZEN.contains(name))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(Set.of(), slots, "an optimizer remembers nothing of them");
      assertTrue(after.containsKey("first/kernel/adam/m"));
      assertTrue(
          trainer.graph().summary().contains("parameters: 295 trainable, 80 frozen"),
          trainer.graph().summary());
    }
  }

  @Test
  void theirWeightsHaveTheNamesOfThoseThatLearn() {
    try (ModelGraph frozen = new GraphBuilder(Networks.program(Some.class));
        ModelGraph free = new GraphBuilder(Networks.program(None.class))) {
      assertEquals(names(free), names(frozen));
      assertEquals(free.parameters(), frozen.parameters());
    }
  }

  private static Set<String> names(ModelGraph graph) {
    return graph.learned().stream().map(Weight::name).collect(Collectors.toSet());
  }

  /** A frozen batch norm computes in training what it computes in inference. */
  @Test
  void batchNormGoesByItsMovingStatistics() {
    try (Trainer<Void> trainer = Trainer.live(new Chained(conv2d(2, 3).batchNorm().frozen()))) {
      trainer.write("body/batchNorm/movingMean", Value.of(new float[] {0.5f, -0.25f}, 2));
      Value x = Value.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2, 1);
      double inference = trainer.session().call("evaluate", Map.of("x", x)).get("loss").scalar();
      assertEquals(inference, trainer.step("train", x).loss(), 1e-5);
      assertEquals(-0.25f, trainer.read("body/batchNorm/movingMean").floats()[1]);
    }
    try (Trainer<Void> trainer = Trainer.live(new Chained(conv2d(2, 3).batchNorm()))) {
      trainer.write("body/batchNorm/movingMean", Value.of(new float[] {0.5f, -0.25f}, 2));
      Value x = Value.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2, 1);
      double inference = trainer.session().call("evaluate", Map.of("x", x)).get("loss").scalar();
      assertNotEquals(inference, trainer.step("train", x).loss(), 1e-3);
    }
  }

  @Model
  private static final class Chained {
    final Layer body;

    Chained(Chain front) {
      body = front.relu().globalAvgPool2d().dense(1);
    }

    Objective learn(@Shape("N 2 2 1") Tensor x) {
      return minimize(body.apply(x).square().mean());
    }
  }

  @Model
  private static final class Shared {
    final Chain stem = dense(4, o -> o.activation(Act.TANH));
    final Layer body = stem.frozen().dense(2);

    Objective learn(@Shape("N 3") Tensor x) {
      return minimize(body.apply(x).plus(stem.apply(x).sum()).square().mean());
    }
  }

  @Test
  void whatIsFrozenInOnePlaceIsFrozenInAll() {
    try (Trainer<Void> trainer = Trainer.live(new Shared())) {
      Value before = trainer.read("stem/kernel");
      trainer.step("train", Value.of(new float[] {1, 2, 3}, 1, 3));
      assertEquals(before, trainer.read("stem/kernel"));
      assertFalse(Networks.weights(trainer).containsKey("stem/kernel/adam/m"));
      assertTrue(Networks.weights(trainer).containsKey("body/dense_2/kernel/adam/m"));
    }
  }

  @Test
  void freezingNothingOrEverythingIsAMistake() {
    assertEquals(
        "FrozenNothing",
        problem(new Chained(dev.tenon.Tenon.flatten().reshape("N 2 2 1").frozen())));
    assertEquals("AllFrozen", problem(new Iced()));
  }

  private static String problem(Object model) {
    return assertThrows(Problem.class, () -> Trainer.live(model).close()).id();
  }

  @Model
  private static final class Iced {
    @Frozen final Layer body = dense(1);

    Objective learn(@Shape("N 2") Tensor x) {
      return minimize(body.apply(x).square().mean());
    }
  }
}
