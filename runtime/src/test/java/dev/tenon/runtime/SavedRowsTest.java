package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Dense;
import dev.tenon.Label;
import dev.tenon.Loss;
import dev.tenon.Model;
import dev.tenon.Output;
import dev.tenon.Tensor;
import dev.tenon.runtime.cli.Saving;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.RowEncoding;
import dev.tenon.runtime.data.Splits;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints and saved models know how the rows that they were trained on became numbers. */
class SavedRowsTest {
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(2).withBatchSize(10).withThreads(2);

  @TempDir private Path folder;

  enum Kind {
    FLAT,
    HOUSE
  }

  record Home(Double area, Kind kind, boolean garden, @Label double price) {}

  @Model(data = Home.class)
  record Price(
      @Dense(units = 4) Tensor hidden,
      @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {}

  private static final class PriceTrainer extends Trainer<Home> {
    PriceTrainer() {
      super(new GraphBuilder(Networks.program(Price.class)));
    }
  }

  /** The same columns under another name. */
  record Offer(Double area, Kind kind, boolean garden, @Label boolean sold) {}

  record Changed(double area, Size kind, short rooms, @Label double price) {
    enum Size {
      FLAT,
      TOWER
    }
  }

  record Turned(Kind kind, Double area, boolean garden, @Label double price) {}

  private static List<Home> homes(double scale) {
    return IntStream.range(0, 40)
        .mapToObj(
            i ->
                new Home(
                    i % 5 == 0 ? null : (Double) (scale * (20 + i * i % 97)),
                    Kind.values()[i % 2],
                    i % 3 == 0,
                    i))
        .toList();
  }

  private static Splits<Home> data(double scale) {
    return Dataset.of(Home.class, homes(scale)).split(0.5, 1);
  }

  @Test
  void predictorsEncodeAsTheTrainerDid() {
    Splits<Home> data = data(1);
    Path model = folder.resolve("model");
    Path checkpoint = folder.resolve("checkpoint");
    try (Trainer<Home> trainer = new PriceTrainer()) {
      trainer.fit(data, OPTIONS, Networks.SILENT);
      trainer.export(model);
      trainer.save(checkpoint);
    }
    float[] expected = RowEncoding.of(data.train()).encode(homes(2));
    try (Predictor saved = Predictor.load(model);
        Predictor restored =
            new Predictor(new GraphBuilder(Networks.program(Price.class)), checkpoint);
        Trainer<Home> further = new PriceTrainer()) {
      assertArrayEquals(expected, saved.encoding(Home.class).encode(homes(2)));
      assertArrayEquals(expected, restored.encoding(Home.class).encode(homes(2)));
      further.restore(checkpoint);
      assertArrayEquals(expected, further.predictor().encoding(Home.class).encode(homes(2)));
      further.save(folder.resolve("again")); // and keeps it
      assertEquals(
          RowEncoding.of(data.train()).saved(), Checkpoint.run(folder.resolve("again")).rows());
      assertArrayEquals(
          RowEncoding.of(data.train()).encode(List.of(new Home(50.0, Kind.FLAT, true, 0))),
          saved.encoding(Offer.class).encode(List.of(new Offer(50.0, Kind.FLAT, true, false))));
    }
  }

  @Test
  void otherColumnsAreRefusedByName() {
    Path model = folder.resolve("model");
    try (Trainer<Home> trainer = new PriceTrainer()) {
      trainer.fit(data(1), OPTIONS, Networks.SILENT);
      trainer.export(model);
    }
    try (Predictor predictor = Predictor.load(model)) {
      UserError changed = assertThrows(UserError.class, () -> predictor.encoding(Changed.class));
      assertEquals(
          """
          Changed has other columns than the rows of Home that Price was trained on:
            area is a number, but was a number or empty
            kind is one of FLAT, TOWER, but was one of FLAT, HOUSE
            garden (true or false) is missing
            rooms (a number) was not there
          give the record these columns, or train the model anew""",
          changed.getMessage());
      UserError turned = assertThrows(UserError.class, () -> predictor.encoding(Turned.class));
      assertTrue(
          turned.getMessage().contains("\n  the order was area, kind, garden\n"),
          turned.getMessage());
    }
  }

  @Test
  void aModelOfSomethingElseHasNone() {
    try (Trainer<?> trainer = Networks.trainer()) {
      UserError none =
          assertThrows(UserError.class, () -> trainer.predictor().encoding(Home.class));
      assertTrue(none.getMessage().contains("train it on rows of Home"), none.getMessage());
    }
  }

  @Test
  void aRunGoesOnWithRowsOfTheSameStatisticsOnly() {
    Path run = folder.resolve("run");
    try (Trainer<Home> trainer = new PriceTrainer()) {
      trainer.fit(data(1), OPTIONS.withCheckpoints(run), Networks.SILENT);
    }
    TrainOptions more = OPTIONS.withEpochs(3).withSaving(Saving.NONE.in(run).resumed(true));
    try (Trainer<Home> trainer = new PriceTrainer()) {
      UserError other =
          assertThrows(UserError.class, () -> trainer.fit(data(3), more, Networks.SILENT));
      assertTrue(
          other.getMessage().matches("(?s).*\n  area has mean \\S+ and deviation .*but had .*"),
          other.getMessage());
      assertTrue(other.getMessage().contains("add --other-data to go on"), other.getMessage());
    }
    try (Trainer<Home> trainer = new PriceTrainer()) {
      // an answer alone is another one, which no statistics tell
      List<Home> rows =
          homes(1).stream()
              .map(home -> new Home(home.area(), home.kind(), home.garden(), -home.price()))
              .toList();
      Splits<Home> data = Dataset.of(Home.class, rows).split(0.5, 1);
      UserError other =
          assertThrows(UserError.class, () -> trainer.fit(data, more, Networks.SILENT));
      assertTrue(other.getMessage().contains("but not the same"), other.getMessage());
    }
    try (Trainer<Home> trainer = new PriceTrainer()) {
      TrainOptions wanted = more.withSaving(more.saving().withOtherData(true)).withEpochs(2);
      trainer.fit(data(3), wanted, Networks.SILENT); // which has no epoch left
    }
    try (Trainer<Home> trainer = new PriceTrainer()) {
      assertEquals(3, trainer.fit(data(1), more, Networks.SILENT).epochs().size());
    }
  }
}
