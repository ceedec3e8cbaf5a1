package dev.tenon.models;

import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.range;
import static dev.tenon.Tenon.squaredError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Inference;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.SizedNetwork;
import dev.tenon.runtime.SizedNetwork.Outcome;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no named size meets on its own is checked when data is fed, wherever a model runs. */
class GuardsTest {
  @TempDir private Path folder;

  /** Sizes that fit together only in some combinations. */
  @Model
  static final class Joined {
    Tensor forward(@Shape("N H W 1") Tensor image) {
      Tensor rows = image.rearrange("n h w c -> n (h w) c");
      Tensor fours = rows.rearrange("n (s four) c -> n s (four c)", "four", 4);
      return fours.slice(1, 0, 3);
    }
  }

  @Test
  void whatIsNoRuleOfOneSizeIsGuarded() {
    try (SizedNetwork net = new SizedNetwork(new Joined(), "predict")) {
      assertEquals(
          List.of(
              "checked when data is fed: H*W is a multiple of 4",
              "checked when data is fed: floor(H*W / 4) >= 3"),
          net.contract().lines());
      net.assertExact(16, "H", "W");
    }
    try (Trainer<Void> trainer = Trainer.live(new Joined())) {
      assertEquals(
          "for H = 3, W = 3: rearrange cannot split an axis of H*W into (s four) by 4",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> trainer.predictor().predict(SizedNetwork.zeros(1, 3, 3, 1)))
              .getMessage());
    }
  }

  /** Both sizes less than 8 have a positive product. */
  @Model
  static final class Cut {
    Tensor forward(@Shape("N H W 1") Tensor image) {
      Dim rows = image.dims().dim(1).minus(8);
      Dim columns = image.dims().dim(2).minus(8);
      Tensor numbers = range(rows.times(columns)).reshape(Dims.of(rows, columns));
      return image.slice(1, 0, 1).slice(2, 0, 1).plus(numbers.sum().cast(image.dtype()));
    }
  }

  @Test
  void twoNegativeSizesAreNone() {
    try (SizedNetwork net = new SizedNetwork(new Cut(), "predict")) {
      assertEquals("H and W are each at least 9", net.contract().facts().rules());
      assertEquals(Outcome.WORKS, net.run(sizes(9, 9)).outcome());
      assertEquals(Outcome.FAILS, net.run(sizes(7, 7)).outcome());
      assertFalse(net.allows(sizes(7, 7)));
    }
  }

  private static Map<String, Long> sizes(long h, long w) {
    return Map.of("N", 1L, "H", h, "W", w);
  }

  /** One function more has one condition more. */
  @Model
  static final class Trained {
    final Layer scale = dense(1);

    Tensor forward(@Shape("N H W 1") Tensor image) {
      Tensor rows = scale.apply(image).rearrange("n h w c -> n (h w) c");
      return rows.rearrange("n (s two) c -> n s (two c)", "two", 2);
    }

    Objective learn(@Shape("N H W 1") Tensor image, @Shape("N H W 1") Tensor next) {
      Tensor thirds = forward(image).rearrange("n (s three) c -> n s (three c)", "three", 3);
      Tensor wanted = next.rearrange("n h w c -> n (h w) c");
      return minimize(
          squaredError(thirds, wanted.rearrange("n (s six) c -> n s (six c)", "six", 6)).mean());
    }
  }

  @Test
  void aSummaryTellsAGuardOnce() {
    try (Trainer<Void> trainer = Trainer.live(new Trained())) {
      assertEquals(
          List.of(
              "sizes: checked when data is fed: H*W is a multiple of 2",
              "sizes of train, evaluate: checked when data is fed: H*W is a multiple of 6"),
          trainer
              .graph()
              .summary()
              .lines()
              .filter(line -> line.startsWith("sizes") && line.contains(" H*W"))
              .toList());
    }
  }

  /** Its sizes are sums, products and floors of letters. */
  @Model
  static final class Served {
    Tensor forward(@Shape("N H W 1") Tensor image) {
      return image.slice(1, 0, 2).slice(1, 1, 2).squeeze(1);
    }

    @Inference
    Tensor folded(@Shape("N H W 1") Tensor image) {
      Dim half = image.dims().dim(1).floorDiv(2).plus(1);
      Dim all = half.times(image.dims().dim(2));
      return range(all).reshape(Dims.of(all.floorDiv(3), 3)).cast(image.dtype());
    }
  }

  @Test
  void aSavedModelSaysTheSame() {
    for (Object model : List.of(new Joined(), new Served())) {
      try (Trainer<Void> trainer = Trainer.live(model)) {
        trainer.export(folder.resolve("served"));
        try (Predictor live = trainer.predictor();
            Predictor saved = Predictor.load(folder.resolve("served"))) {
          int refused = 0;
          for (String function : trainer.graph().answering()) {
            for (int h = 1; h < 7; h++) {
              for (int w = 1; w < 7; w++) {
                Value image = SizedNetwork.zeros(1, h, w, 1);
                String said = said(live, function, image);
                assertEquals(said, said(saved, function, image));
                refused += said.isEmpty() ? 0 : 1;
              }
            }
          }
          assertTrue(refused > 0);
        }
      }
    }
  }

  /** What is wrong with the input; empty if nothing is. */
  private static String said(Predictor predictor, String function, Value image) {
    try {
      predictor.call(function, image);
      return "";
    } catch (IllegalArgumentException refused) {
      return refused.getMessage();
    }
  }
}
