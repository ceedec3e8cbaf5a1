package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Act;
import dev.tenon.Adam;
import dev.tenon.DataSpec;
import dev.tenon.Dense;
import dev.tenon.Label;
import dev.tenon.Loss;
import dev.tenon.Model;
import dev.tenon.Output;
import dev.tenon.Tensor;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.Examples;
import dev.tenon.runtime.data.RowEncoding;
import dev.tenon.runtime.data.Splits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Models of rows of tables. */
class RowsTrainTest {
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(60).withBatchSize(20);

  enum Kind {
    FLAT,
    HOUSE
  }

  /** In which a missing area means one of 60, and a house costs twice as much. */
  record Home(Double area, Kind kind, @Label double price) {}

  @Model(data = Home.class)
  @Adam(0.02)
  record Price(
      @Dense(inputs = 4, units = 16, activation = Act.RELU) Tensor hidden,
      @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {}

  private static List<Home> homes() {
    Random random = new Random(3);
    List<Home> homes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Double area = i % 5 == 0 ? null : (Double) (20 + 100 * random.nextDouble());
      Kind kind = Kind.values()[i % 2];
      double each = kind == Kind.HOUSE ? 0.02 : 0.01;
      homes.add(new Home(area, kind, each * (area == null ? 60 : area)));
    }
    return homes;
  }

  @Test
  void numbersArePredicted() {
    Splits<Home> parts = Dataset.of(Home.class, homes()).split(0.8, 1);
    try (Trainer<Home> trainer = new Trainer<>(new GraphBuilder(Networks.program(Price.class)))) {
      trainer.fit(parts, OPTIONS, Networks.SILENT);
      assertTrue(trainer.evaluate(parts.test()).loss() < 0.01, "mean squared error");
      List<Home> asked =
          List.of(new Home(100.0, Kind.HOUSE, 0), new Home(null, Kind.FLAT, Double.NaN));
      float[] encoded = RowEncoding.of(parts.train()).encode(asked);
      float[] prices = trainer.predictor().predict(Value.of(encoded, 2, 4)).floats();
      assertArrayEquals(new float[] {2, 0.6f}, prices, 0.2f);
    }
  }

  @DataSpec(input = "N 4", classes = 2)
  private static final class Two {}

  @Model(data = Two.class)
  record TwoClasses(@Dense(units = 2) Tensor logits) {}

  /** Examples of one's own are not checked before. */
  private record Wrong(int size, int bytes, int label) implements Examples {
    @Override
    public void putInput(int index, ByteBuffer target) {
      target.put(new byte[bytes]);
    }

    @Override
    public void putLabel(int index, ByteBuffer target) {
      target.putInt(index == 7 ? label : 0);
    }
  }

  private static RuntimeException failure(Examples examples) {
    Dataset<Two> data = Dataset.of(Two.class, examples);
    try (Trainer<Two> trainer =
        new Trainer<>(new GraphBuilder(Networks.program(TwoClasses.class)))) {
      return assertThrows(
          RuntimeException.class,
          () -> trainer.fit(new Splits<>(data, data), OPTIONS, Networks.SILENT));
    }
  }

  @Test
  void labelsThatAreNoClassesEndTheRunBeforeTheyAreLearned() {
    RuntimeException failure = failure(new Wrong(10, 16, 2));
    assertEquals(UserError.class, failure.getClass());
    assertEquals("label 2 of example 7 is no class: expected 0 to 1", failure.getMessage());
    assertEquals(
        "label -1 of example 7 is no class: expected 0 to 1",
        failure(new Wrong(10, 16, -1)).getMessage());
  }

  @Test
  void examplesOfAnotherSizeAreNotMixedUp() {
    assertTrue(
        failure(new Wrong(10, 12, 0))
            .getMessage()
            .matches("the input of example \\d has 12 bytes, not 16"));
    assertEquals(
        "there is no example in 0 x Two; training and testing need some",
        failure(new Wrong(0, 16, 0)).getMessage());
  }
}
