package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Columns;
import dev.tenon.Csv;
import dev.tenon.Label;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.data.Passenger.Fate;
import dev.tenon.runtime.data.Passenger.Port;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {
  static final String HEAD = "id,Fare paid,AGE,woman,port,fate,si_blings\n";
  static final String GOOD =
      HEAD
          + "1,7.25,22,no,S,died,1\n"
          + "2,\"71.2833\",,yes,Cherbourg,SURVIVED,0\n"
          + "\"3, \"\"the\n third\"\"\", 8 ,NA,1,,DIED,2.0\n";

  @TempDir private Path folder;

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("passengers.csv"), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String mistake(String text) {
    Path file = file(text);
    String message =
        assertThrows(UserError.class, () -> CsvRows.read(Passenger.class, file)).getMessage();
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.startsWith(file.toString()), message);
    return message.substring(file.toString().length());
  }

  @Test
  void readsQuotedMissingAndOtherwiseNamedCells() throws IOException {
    List<Passenger> expected =
        List.of(
            new Passenger(7.25, 22.0, false, Port.SOUTHAMPTON, Fate.DIED, 1),
            new Passenger(71.2833, null, true, Port.CHERBOURG, Fate.SURVIVED, 0),
            new Passenger(8, null, true, Port.UNKNOWN, Fate.DIED, 2));
    assertEquals(expected, CsvRows.read(Passenger.class, file(GOOD)));
    assertEquals(expected, CsvRows.read(Passenger.class, file("\uFEFF" + GOOD)));
    assertEquals(expected, CsvRows.read(Passenger.class, file(GOOD.replace("\n", "\r\n"))));
    Path packed = folder.resolve("passengers.csv.gz");
    Files.write(packed, IdxFiles.gzip(GOOD.getBytes(StandardCharsets.UTF_8)));
    assertEquals(expected, CsvRows.read(Passenger.class, packed));
  }

  @Test
  void saysInWordsWhyAFileCannotBeRead() {
    UserError wrong = assertThrows(UserError.class, () -> CsvRows.read(Passenger.class, folder));
    assertEquals(folder + " cannot be read: Is a directory", wrong.getMessage());
  }

  @Csv(
      value = "ages.csv",
      missing = {"", "-", "-", " n/a "})
  record Age(Double age, @Label boolean old) {}

  @Test
  void saysWhichDelimiterAFileHas() {
    Path file = file("age;old\n3;1\n");
    assertEquals(
        file
            + ", line 1: expected a column \"age\", found one column for all, \"age;old\"; write"
            + " delimiter = ';' in @Csv on the record",
        assertThrows(UserError.class, () -> CsvRows.read(Age.class, file)).getMessage());
    Path tabs = file("age\told\n3\t1\n");
    String told = assertThrows(UserError.class, () -> CsvRows.read(Age.class, tabs)).getMessage();
    assertTrue(told.endsWith("write delimiter = '\\t' in @Csv on the record"), told);
  }

  @Test
  void aRowWithoutItsLabelIsOfNoUse() {
    Path file = file("age,old\n3,1\n4,\n");
    assertEquals(
        file
            + ", line 3, column \"old\": expected true or false, found an empty cell; fill it, or"
            + " remove the row",
        assertThrows(UserError.class, () -> CsvRows.read(Age.class, file)).getMessage());
  }

  @Test
  void quotesThatDoNotFitHaveTheirLine() {
    Path file = file("age,old\n3,1\n\"\"4\",1\n");
    assertEquals(
        file + ", line 3: Unexpected character after closing quote: '4' (0x34); check quotes there",
        assertThrows(UserError.class, () -> CsvRows.read(Age.class, file)).getMessage());
  }

  /** One may be named twice, and with blanks around. */
  @Test
  void readsWhatStandsForNoValue() {
    List<Age> rows = CsvRows.read(Age.class, file("age,old\n-,1\nn/a,1\n  ,0\n3,0\n"));
    assertEquals(
        List.of(
            new Age(null, true), new Age(null, true), new Age(null, false), new Age(3.0, false)),
        rows);
  }

  @Test
  void readsRowsThatAreToBePredicted() {
    Path file = file("Fare paid,age,woman,port,siblings\n8,30,1,C,0\n");
    List<Passenger> rows = CsvRows.readUnlabelled(Passenger.class, file);
    assertEquals(8, rows.get(0).fare());
    assertNull(rows.get(0).fate());
    assertThrows(UserError.class, () -> CsvRows.read(Passenger.class, file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7.25|cheap|", line 2, column "Fare paid": expected a number, found "cheap"; correct it, or name in @Csv(missing = ...) what stands for no value
          7.25|"7,25"|", line 2, column "Fare paid": expected a number, found "7,25"; write a point in place of the comma
          7.25|NaN|", line 2, column "Fare paid": expected a number, found "NaN"; correct it
          7.25|0x1p3|", line 2, column "Fare paid": expected a number, found "0x1p3"; correct it
          7.25|1e999|", line 2, column "Fare paid": expected a number, found "1e999"; correct it
          7.25|``|", line 2, column "Fare paid": expected a number, found an empty cell; fill it, or write Double in the record
          ,no,|,maybe,|", line 2, column "woman": expected true or false (or 1, 0, yes, no), found "maybe"; correct it
          ,no,|,,|", line 2, column "woman": expected true or false, found an empty cell; fill it, or write Boolean in the record
          Cherbourg|Q|", line 3, column "port": expected one of the 3 of Port (CHERBOURG, SOUTHAMPTON, UNKNOWN), found "Q"; correct it, or put @Written("Q") on a constant
          SURVIVED,0|SURVIVED,0.5|", line 3, column "si_blings": expected a whole number from -2147483648 to 2147483647, found "0.5"; correct it, or write double in the record
          SURVIVED,0|SURVIVED,99999999999|", line 3, column "si_blings": expected a whole number from -2147483648 to 2147483647, found "99999999999"; correct it, or write double in the record
          DIED,2.0|DIED,-1|", line 4: Passenger does not take this row: siblings is 0 or more, not -1
          SURVIVED,0|SURVIVED|", line 3: expected 7 cells as in the head, found 6; check commas and quotes there
          SURVIVED,0|SURVIVED,0,0|", line 3: expected 7 cells as in the head, found 8; check commas and quotes there
          Fare paid|fare|", line 1: expected a column "Fare paid", found "id", "fare", "AGE", "woman", "port", "fate", "si_blings"; correct @Column on fare
          woman|lady|", line 1: expected a column "woman", found "id", "Fare paid", "AGE", "lady", "port", "fate", "si_blings"; name the column that is meant by @Column("...") on woman
          id|woman|", line 1: column "woman" is there twice; rename one of them
          """)
  void saysWhatIsWrongAndWhere(String good, String bad, String expected) {
    String message = mistake(GOOD.replaceFirst(good, bad == null ? "" : bad));
    assertEquals(expected.substring(1), message);
  }

  @Test
  void saysWhatIsWrongWithTheWholeFile() throws IOException {
    assertEquals(
        ": expected rows, found an empty file; replace it by one that is whole", mistake(""));
    assertEquals(
        ": expected rows below the head, found none; replace it by one that is whole",
        mistake(HEAD));
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, (HEAD + "1,8,,1,Zürich,died,0\n").getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(
        assertThrows(UserError.class, () -> CsvRows.read(Passenger.class, latin))
            .getMessage()
            .startsWith(latin + ": expected UTF-8, found other bytes after line 1"));
    Path packed = folder.resolve("cut.csv.gz");
    byte[] gzip = IdxFiles.gzip(GOOD.getBytes(StandardCharsets.UTF_8));
    Files.write(packed, Arrays.copyOf(gzip, gzip.length - 12));
    assertEquals(
        packed
            + ": expected complete gzip data, found its end too early;"
            + " replace it by one that is whole",
        assertThrows(UserError.class, () -> CsvRows.read(Passenger.class, packed)).getMessage());
    Path none = folder.resolve("none.csv");
    assertEquals(
        none + " is not there",
        assertThrows(UserError.class, () -> CsvRows.read(Passenger.class, none)).getMessage());
  }

  @Csv(value = "digits.csv", delimiter = ';')
  record Digit(
      @Label(classes = 3) int label,
      @Columns(
              value = "pixel",
              sizes = {2, 2, 1})
          byte[] pixels) {}

  @Test
  void readsManyColumnsAsOne() {
    Path file = file("pixel3;label;pixel2;pixel1;pixel0\n255;2;128;1;0\n");
    Digit digit = CsvRows.read(Digit.class, file).get(0);
    assertEquals(2, digit.label());
    assertArrayEquals(new byte[] {0, 1, (byte) 128, (byte) 255}, digit.pixels());
    Dataset<Digit> data = Dataset.of(Digit.class, List.of(digit, digit));
    assertEquals("uint8 N 2 2 1", data.input().toString());
    assertEquals("int32 N", data.label().toString());
    try (Batches batches = data.batches(2, LastBatch.KEEP)) {
      Batch batch = batches.next();
      assertEquals((byte) 255, batch.inputs().get(7));
      assertEquals(2, batch.label(1));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          256;2;128;1;0|line 2, column "pixel3": expected a whole number from 0 to 255, found "256"; correct it, or write float[] in the record
          255;3;128;1;0|line 2, column "label": expected a class from 0 to 2, found "3"; correct it, or @Label(classes = ...)
          -1;2;128;1;0|line 2, column "pixel3": expected a whole number from 0 to 255, found "-1"; correct it, or write float[] in the record
          """)
  void saysWhatIsWrongInManyColumns(String row, String expected) {
    Path file = file("pixel3;label;pixel2;pixel1;pixel0\n" + row + "\n");
    assertEquals(
        file + ", " + expected,
        assertThrows(UserError.class, () -> CsvRows.read(Digit.class, file)).getMessage());
    Path head = file("pixel3;label;pixel2;pixel0\n");
    assertEquals(
        head
            + ", line 1: expected a column \"pixel1\", found \"pixel3\", \"label\", \"pixel2\","
            + " \"pixel0\"; pixels is pixel0 to pixel3",
        assertThrows(UserError.class, () -> CsvRows.read(Digit.class, head)).getMessage());
  }
}
