package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Columns;
import dev.tenon.Csv;
import dev.tenon.Label;
import dev.tenon.Problem;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.data.Passenger.Fate;
import dev.tenon.runtime.data.Passenger.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of tables as data sets. */
class RowsTest {
  @TempDir private Path folder;

  private static Passenger passenger(double fare, Double age, Port port) {
    return new Passenger(fare, age, true, port, Fate.SURVIVED, 1);
  }

  @Test
  void aRowSaysWhatItHolds() {
    DataContract contract = DataContract.of(Passenger.class);
    assertEquals("N 8", contract.input().toString());
    assertEquals("int32 N", contract.label().toString());
    assertEquals(List.of("DIED", "SURVIVED"), contract.classNames());
  }

  @Test
  void numbersAreStandardisedAndCategoriesSpread() {
    List<Passenger> rows =
        List.of(
            passenger(1, 10.0, Port.UNKNOWN),
            passenger(3, null, Port.CHERBOURG),
            passenger(5, 30.0, Port.SOUTHAMPTON));
    RowEncoding<Passenger> encoding = RowEncoding.of(Passenger.class, rows);
    assertEquals(
        List.of(
            "fare",
            "age",
            "age missing",
            "woman",
            "port=CHERBOURG",
            "port=SOUTHAMPTON",
            "port=UNKNOWN",
            "siblings"),
        encoding.inputNames());
    double fare = Math.sqrt(8 / 3.0);
    assertArrayEquals(new double[] {3, 20, 0, 0, 0, 0, 0, 1}, encoding.means(), 1e-12);
    // All have one sibling: nothing to divide by.
    assertArrayEquals(new double[] {fare, 10, 1, 1, 1, 1, 1, 1}, encoding.deviations(), 1e-12);
    float low = (float) (-2 / fare);
    assertArrayEquals(
        new float[] {
          low, -1, 0, 1, 0, 0, 1, 0, //
          0, 0, 1, 1, 1, 0, 0, 0, //
          -low, 1, 0, 1, 0, 1, 0, 0
        },
        encoding.encode(rows));
  }

  /** Otherwise the result on the test part would be too good. */
  @Test
  void statisticsAreThoseOfTheTrainingPart() {
    List<Passenger> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(passenger(i * i, (double) i, Port.UNKNOWN));
    }
    Dataset<Passenger> all = Dataset.of(Passenger.class, rows);
    List<Splits<Passenger>> parts = new ArrayList<>(all.folds(5, 3));
    parts.add(all.split(0.7, 3));
    for (Splits<Passenger> part : parts) {
      assertEquals(0, mean(part.train()), 1e-6);
      assertNotEquals(0, mean(part.test()), 1e-3);
      assertArrayEquals(RowEncoding.of(part.train()).means(), RowEncoding.of(part.test()).means());
      assertNotEquals(RowEncoding.of(all).means()[0], RowEncoding.of(part.train()).means()[0]);
    }
  }

  @Test
  void rowsOfTwoTablesHaveTheStatisticsOfBoth() {
    List<Passenger> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(passenger(i * i, (double) i, Port.UNKNOWN));
    }
    Dataset<Passenger> all = Dataset.of(Passenger.class, rows);
    Dataset<Passenger> joined =
        Dataset.of(Passenger.class, rows.subList(0, 12))
            .and(Dataset.of(Passenger.class, rows.subList(12, 20)));
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(
          RowEncoding.of(all.folds(4, 9).get(i).train()).means(),
          RowEncoding.of(joined.folds(4, 9).get(i).train()).means());
    }
    Splits<Passenger> parts = all.split(0.5, 1);
    assertEquals(20, parts.train().and(parts.test()).size());
  }

  private static double mean(Dataset<?> data) {
    double sum = 0;
    try (Batches batches = data.batches(4, LastBatch.KEEP)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        for (int i = 0; i < batch.size(); i++) {
          sum += batch.inputs().getFloat(i * 32);
        }
      }
    }
    return sum / data.size();
  }

  record House(int rooms, @Columns(value = "m", sizes = 2) float[] sizes, @Label double price) {}

  @Test
  void aNumberIsPredictedAsItIs() {
    Dataset<House> data =
        Dataset.of(
            House.class,
            List.of(new House(1, new float[] {1, 3}, 100), new House(3, new float[] {1, 5}, 300)));
    assertEquals("N 3", data.input().toString());
    assertEquals("N 1", data.label().toString());
    try (Batches batches = data.batches(2, LastBatch.KEEP)) {
      Batch batch = batches.next();
      float[] numbers = new float[6];
      batch.inputs().asFloatBuffer().get(numbers);
      assertArrayEquals(new float[] {-1, 0, -1, 1, 0, 1}, numbers);
      assertEquals(300f, batch.labels().getFloat(4));
    }
  }

  @Test
  void loadsTheFilesThatItNames() throws IOException {
    Path ship = Files.createDirectory(folder.resolve("ship"));
    Files.writeString(ship.resolve("passengers.csv"), CsvRowsTest.GOOD);
    Files.writeString(ship.resolve("test.csv"), CsvRowsTest.HEAD + "1,100,9,no,S,died,1\n");
    DataOptions options =
        new DataOptions(Optional.of(folder), Map.of(), RowsTest.class.getClassLoader());
    Splits<Passenger> splits = DataSources.load(Passenger.class, options);
    assertEquals("3 x Passenger", splits.train().toString());
    assertEquals("1 x Passenger", splits.test().toString());
    assertEquals(0, mean(splits.train()), 1e-6);
    assertTrue(mean(splits.test()) > 1, "on the scale of the training rows");
    Files.delete(ship.resolve("test.csv"));
    assertEquals(
        ship
            + " has only 1 of the 2 files of Passenger; copy into it: test.csv (with or without"
            + " .gz)",
        assertThrows(UserError.class, () -> DataSources.load(Passenger.class, options))
            .getMessage());
  }

  @Csv("weather.csv")
  record Weather(double wind, @Label boolean rain) {}

  @Test
  void keepsSomeRowsForTesting() throws IOException {
    StringBuilder text = new StringBuilder("wind,rain\n");
    for (int i = 0; i < 10; i++) {
      text.append(i).append(i % 2 == 0 ? ",true\n" : ",false\n");
    }
    Files.writeString(folder.resolve("weather.csv"), text);
    DataOptions options =
        new DataOptions(Optional.of(folder), Map.of(), RowsTest.class.getClassLoader());
    Splits<Weather> splits = DataSources.load(Weather.class, options);
    assertEquals(8, splits.train().size());
    assertEquals(2, splits.test().size());
    assertEquals(List.of("false", "true"), splits.train().contract().classNames());
    Files.writeString(folder.resolve("weather.csv"), "wind,rain\n1,true\n");
    assertTrue(
        assertThrows(UserError.class, () -> DataSources.load(Weather.class, options))
            .getMessage()
            .contains("has one row, which cannot be split"));
  }

  record Texts(String name, @Label boolean good) {}

  record Unlabelled(double wind) {}

  @Test
  void refusesWhatIsNoRow() {
    assertEquals(
        "RowComponent", assertThrows(Problem.class, () -> DataContract.of(Texts.class)).id());
    assertThrows(IllegalArgumentException.class, () -> DataContract.of(Unlabelled.class));
    assertThrows(IllegalArgumentException.class, () -> RowEncoding.of(Unlabelled.class, List.of()));
  }
}
