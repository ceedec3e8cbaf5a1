package dev.tenon.runtime;

import static dev.tenon.Tenon.conv2d;
import static dev.tenon.Tenon.normalize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Act;
import dev.tenon.Adam;
import dev.tenon.BatchNorm;
import dev.tenon.Conv2d;
import dev.tenon.Dense;
import dev.tenon.Flatten;
import dev.tenon.Formerly;
import dev.tenon.GlobalAvgPool2d;
import dev.tenon.Init;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Parameter;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that were saved before layers got other names. */
class FormerNamesTest {
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(1).withBatchSize(16).withThreads(2);

  private final Splits<Rows> data = new Splits<>(Networks.rows(160, 1), Networks.rows(40, 2));

  @TempDir private Path folder;

  /** Models as they were. */
  private static final class Before {
    @Model(data = Rows.class)
    @Adam(0.01)
    record Net(
        @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
        @Conv2d(filters = 4, kernel = 3, activation = Act.RELU) Tensor conv1,
        @Conv2d(filters = 4, kernel = 3) Tensor conv2,
        @BatchNorm Tensor norm,
        @Flatten Tensor flat,
        @Dense(units = 3) Tensor logits) {}

    @Model(data = Rows.class)
    @Adam(0.01)
    static final class Chained {
      final Layer body =
          normalize(o -> o.mean(0.5).std(0.5))
              .conv2d(4, 3)
              .batchNorm()
              .relu()
              .conv2d(4, 3)
              .globalAvgPool2d()
              .dense(3);
      final Parameter shift = Tenon.parameter("3", Init.ZEROS);

      Tensor forward(Tensor x) {
        return body.apply(x).plus(shift);
      }
    }
  }

  /** The same models with other names; by one of the old names goes another layer now. */
  private static final class After {
    @Model(data = Rows.class)
    @Adam(0.01)
    record Net(
        @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
        @Formerly("conv1") @Conv2d(filters = 4, kernel = 3, activation = Act.RELU) Tensor stem,
        @Formerly({"older", "conv2"}) @Conv2d(filters = 4, kernel = 3) Tensor second,
        @Formerly("norm") @BatchNorm Tensor normed,
        @Flatten Tensor flat,
        @Formerly("logits") @Dense(units = 3) Tensor scores) {}

    @Model(data = Rows.class)
    @Adam(0.01)
    static final class Chained {
      @Formerly("body")
      final Layer trunk =
          normalize(o -> o.mean(0.5).std(0.5))
              .then(conv2d(4, 3).named("first").formerly("conv2d"))
              .batchNorm()
              .relu()
              .then(conv2d(4, 3).named("last").formerly("conv2d_2"))
              .globalAvgPool2d()
              .dense(3);

      @Formerly("shift")
      final Parameter moved = Tenon.parameter("3", Init.ZEROS);

      Tensor forward(Tensor x) {
        return trunk.apply(x).plus(moved);
      }
    }
  }

  /** Without the names. */
  private static final class Forgotten {
    @Model(data = Rows.class)
    @Adam(0.01)
    record Net(
        @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
        @Conv2d(filters = 4, kernel = 3, activation = Act.RELU) Tensor stem,
        @GlobalAvgPool2d Tensor pooled,
        @Dense(units = 3) Tensor logits) {}
  }

  @Test
  void loadsAnnotatedLayersByFormerNames() {
    continues(
        Networks.trainer(Before.Net.class),
        Networks.trainer(After.Net.class),
        List.of(
            "conv1/kernel stem/kernel",
            "conv2/bias second/bias",
            "norm/movingMean normed/movingMean",
            "logits/kernel scores/kernel"));
  }

  @Test
  void loadsFieldsAndLayersOfChainsByFormerNames() {
    continues(
        Trainer.live(new Before.Chained(), Rows.class),
        Trainer.live(new After.Chained(), Rows.class),
        List.of(
            "body/conv2d/kernel trunk/first/kernel",
            "body/conv2d_2/kernel trunk/last/kernel",
            "body/batchNorm/gamma trunk/batchNorm/gamma",
            "body/dense/bias trunk/dense/bias",
            "shift moved"));
  }

  @Test
  void loadsWhatItSavesUnderItsPresentNames() {
    try (Trainer<Rows> first = Networks.trainer(After.Net.class);
        Trainer<Rows> second = Networks.trainer(After.Net.class)) {
      first.fit(data, OPTIONS, Networks.SILENT);
      first.save(folder.resolve("saved"));
      second.restore(folder.resolve("saved"));
      assertEquals(first.read("stem/kernel"), second.read("stem/kernel"));
    }
  }

  @Test
  void filesOfWeightsAreFoundByFormerNamesToo() {
    for (String file : List.of("weights.npz", "weights.safetensors")) {
      try (Trainer<Rows> before = Networks.trainer(Before.Net.class);
          Trainer<Rows> after = Networks.trainer(After.Net.class);
          Trainer<Rows> again = Networks.trainer(After.Net.class)) {
        before.fit(data, OPTIONS, Networks.SILENT);
        write(before, folder.resolve(file));
        after.weights().load(folder.resolve(file));
        equal(
            before,
            after,
            List.of(
                "conv1/kernel stem/kernel",
                "conv2/bias second/bias",
                "norm/movingMean normed/movingMean",
                "logits/kernel scores/kernel"));
        write(after, folder.resolve(file));
        again.weights().load(folder.resolve(file));
        equal(after, again, List.of("stem/kernel stem/kernel", "scores/bias scores/bias"));
      }
    }
  }

  private static void write(Trainer<Rows> trainer, Path file) {
    if (file.toString().endsWith("npz")) {
      trainer.weights().writeNpz(file);
    } else {
      trainer.weights().writeSafetensors(file);
    }
  }

  @Test
  void refusesOtherNamesWithoutAWordOfThem() {
    try (Trainer<Rows> before = Networks.trainer(Before.Net.class);
        Trainer<Rows> after = Networks.trainer(Forgotten.Net.class)) {
      before.save(folder.resolve("saved"));
      UserError error = assertThrows(UserError.class, () -> after.restore(folder.resolve("saved")));
      assertTrue(
          error.getMessage().contains("stem/kernel (float32 3 3 1 4) is not in the checkpoint"),
          error.getMessage());
    }
  }

  /** Both models go on alike, slots of the optimizer included, and predict alike. */
  private void continues(Trainer<Rows> before, Trainer<Rows> after, List<String> names) {
    try (before;
        after) {
      before.fit(data, OPTIONS, Networks.SILENT);
      before.save(folder.resolve("saved"));
      after.restore(folder.resolve("saved"));
      equal(before, after, names);
      before.fit(data, OPTIONS, Networks.SILENT);
      after.fit(data, OPTIONS, Networks.SILENT);
      equal(before, after, names);
    }
  }

  private static void equal(Trainer<Rows> before, Trainer<Rows> after, List<String> names) {
    for (String pair : names) {
      String[] two = pair.split(" ");
      assertEquals(before.read(two[0]), after.read(two[1]), pair);
    }
  }
}
