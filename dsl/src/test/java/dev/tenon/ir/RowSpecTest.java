package dev.tenon.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenon.Columns;
import dev.tenon.Label;
import dev.tenon.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowSpecTest {
  enum Colour {
    RED,
    GREEN,
    BLUE
  }

  enum Nothing {}

  record All(
      double a,
      float b,
      long c,
      int d,
      short e,
      boolean f,
      Double g,
      Float h,
      Long i,
      Integer j,
      Short k,
      Boolean l,
      Colour m,
      @Columns(
              value = "n",
              sizes = {2, 3})
          float[] n,
      @Label Colour label) {}

  record Image(
      @Columns(
              value = "p",
              sizes = {8, 6, 3})
          byte[] pixels,
      @Label(classes = 7) int label) {}

  record Price(int rooms, @Label double price) {}

  record Coin(int side, @Label boolean heads) {}

  record Plain(int side) {}

  private static RowSpec spec(Class<?> row) {
    return RowReflection.of(row);
  }

  @Test
  void countsTheNumbersOfARow() {
    assertEquals("N 27", spec(All.class).input());
    assertEquals("int32 N", spec(All.class).label());
    assertEquals(3, spec(All.class).classes());
    assertEquals(27, spec(All.class).inputNames().size());
    assertEquals("m=GREEN", spec(All.class).inputNames().get(19));
    assertEquals("uint8 N 8 6 3", spec(Image.class).input());
    assertEquals(7, spec(Image.class).classes());
    assertEquals("N 1", spec(Price.class).label());
    assertEquals(0, spec(Price.class).classes());
    assertEquals(List.of("false", "true"), spec(Coin.class).classNames());
    assertNull(spec(Plain.class));
    assertNull(spec(String.class));
  }

  record NoFeatures(@Label int x) {}

  record NoConstants(Nothing x, @Label int y) {}

  record WithoutColumns(float[] x, @Label int y) {}

  record NoSize(@Columns(value = "x", sizes = 0) float[] x, @Label int y) {}

  record TooMany(
      @Columns(
              value = "x",
              sizes = {65536, 65536})
          float[] x,
      @Label int y) {}

  record ColumnsOfOne(@Columns(value = "x", sizes = 2) int x, @Label int y) {}

  record BytesAndMore(@Columns(value = "x", sizes = 2) byte[] x, int more, @Label int y) {}

  record BoxedLabel(int x, @Label Double y) {}

  record LongLabel(int x, @Label(classes = 3) long y) {}

  record ArrayLabel(int x, @Label @Columns(value = "y", sizes = 2) float[] y) {}

  record Character2(char x, @Label int y) {}

  private static String problem(Class<?> row) {
    Problem problem = assertThrows(Problem.class, () -> spec(row));
    assertEquals("data", problem.option());
    return problem.id() + ": " + problem.getMessage();
  }

  @Test
  void saysWhatIsWrong() {
    assertEquals(
        "NoFeatures: NoFeatures has a label, but nothing to tell it from",
        problem(NoFeatures.class));
    assertEquals(
        "RowComponent: x of NoConstants is a Nothing, an enum without constants",
        problem(NoConstants.class));
    assertEquals(
        "RowComponent: x of WithoutColumns is a float[], but no @Columns says which columns it is",
        problem(WithoutColumns.class));
    assertEquals(
        "RowComponent: x of NoSize is a float[], but @Columns has sizes = [0]",
        problem(NoSize.class));
    assertEquals(
        "RowComponent: x of TooMany is a float[], but @Columns has sizes = [65536, 65536]",
        problem(TooMany.class));
    assertEquals(
        "RowComponent: x of ColumnsOfOne is an int, but has @Columns, for which it must be a byte[]"
            + " or float[]",
        problem(ColumnsOfOne.class));
    assertEquals(
        "RowComponent: x of BytesAndMore is a byte[], which stands alone, but more is"
            + " there, too",
        problem(BytesAndMore.class));
    assertEquals(
        "RowComponent: y of BoxedLabel is a Double, but a label is always there",
        problem(BoxedLabel.class));
    assertEquals(
        "RowComponent: y of LongLabel is a long, but @Label has classes, which is for int",
        problem(LongLabel.class));
    assertEquals(
        "RowComponent: y of ArrayLabel is a float[], but a label is one column",
        problem(ArrayLabel.class));
    assertEquals(
        "RowComponent: x of Character2 is a char, which gives no numbers",
        problem(Character2.class));
  }
}
