package dev.tenon.runtime;

import static dev.tenon.Tenon.normalize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Allow;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Tensor;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no compiler saw is told when a model that is built live begins to train. */
class LiveWarningsTest {
  private final Splits<Rows> data = new Splits<>(Networks.rows(80, 1), Networks.rows(20, 2));

  /** Drops a part of the scores themselves. */
  @Model(data = Rows.class)
  static class Dropping {
    final Layer body = normalize(0.5, 0.5).flatten().dense(8).relu().dense(3).dropout(0.1);

    Tensor forward(Tensor x) {
      return body.apply(x);
    }
  }

  /** The same on purpose. */
  @Model(data = Rows.class)
  static class Meant {
    @Allow("DropoutAfterOutput")
    final Layer body = normalize(0.5, 0.5).flatten().dense(8).relu().dense(3).dropout(0.1);

    Tensor forward(Tensor x) {
      return body.apply(x);
    }
  }

  private List<String> warnings(Object model) {
    List<String> warnings = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void warned(String warning) {
            warnings.add(warning);
          }
        };
    try (Trainer<Rows> trainer = Trainer.live(model, Rows.class)) {
      TrainOptions once = TrainOptions.DEFAULTS.withEpochs(1).withBatchSize(16);
      trainer.fit(data, once, listener);
      trainer.fit(data, once, listener);
    }
    return warnings;
  }

  @Test
  void areToldOnce() {
    List<String> warnings = warnings(new Dropping());
    assertEquals(1, warnings.size(), warnings.toString());
    String[] lines = warnings.get(0).split("\n");
    assertTrue(lines[0].startsWith("[DropoutAfterOutput] body/dropout drops "), lines[0]);
    assertTrue(warnings.get(0).contains("fix: remove .dropout()"), warnings.get(0));
    assertTrue(warnings.get(0).contains("at LiveWarningsTest.java:"), warnings.get(0));
  }

  @Test
  void areNotToldWhereTheyAreAllowed() {
    assertEquals(List.of(), warnings(new Meant()));
  }
}
