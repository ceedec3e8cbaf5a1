package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
  private static final Dim H = Dim.named("H");

  @ParameterizedTest
  @CsvSource({
    "28, 3, 1, VALID, 26",
    "28, 3, 2, SAME, 14",
    "28, 3, 1, SAME, 28",
    "7, 2, 2, VALID, 3",
    "7, 2, 2, SAME, 4",
    "5, 5, 1, VALID, 1",
    "4, 5, 1, VALID, 0",
    "224, 7, 2, SAME, 112",
    "224, 7, 2, VALID, 109",
    "1, 3, 2, SAME, 1",
  })
  void convOutput(long in, long kernel, long stride, Padding padding, long out) {
    assertEquals(out, Shapes.convOutput(in, kernel, stride, padding));
    assertEquals(out, Shapes.convOutput(H, kernel, stride, 1, padding).at(Map.of("H", in)));
  }

  @Test
  void namedSizesStayReadable() {
    assertEquals("ceil(H / 2)", Shapes.convOutput(H, 3, 2, 1, Padding.SAME).toString());
    assertEquals("H - 2", Shapes.convOutput(H, 3, 1, 1, Padding.VALID).toString());
    assertEquals("floor(H / 2)", Shapes.convOutput(H, 2, 2, 1, Padding.VALID).toString());
    assertEquals("ceil(H / 2) - 1", Shapes.convOutput(H, 3, 2, 1, Padding.VALID).toString());
    assertEquals("H - 4", Shapes.convOutput(H, 3, 1, 2, Padding.VALID).toString());
    assertEquals("ceil(H / 2)", Shapes.convOutput(H, 3, 2, 1, 1, 1).toString());
    assertEquals("2*H", Shapes.transposedOutput(H, 2, 2, 1, Padding.VALID).toString());
    assertEquals("2*H + 1", Shapes.transposedOutput(H, 3, 2, 1, Padding.VALID).toString());
  }

  @Test
  void divisorsAndMultiplesNearby() {
    assertEquals(List.of(4, 8, 2), Shapes.nearestDivisors(32, 6));
    assertEquals(List.of(1), Shapes.nearestDivisors(32, 0)); // a mistake of its own
    assertEquals(List.of(1), Shapes.nearestDivisors(32, -4));
    assertEquals(List.of(36, 32), Shapes.nearMultiples(35, 4));
    assertEquals(List.of(), Shapes.nearMultiples(10, 32));
  }

  @ParameterizedTest
  @CsvSource({
    "28, 5, 1, 1, 2, 2, 28",
    "28, 3, 2, 1, 1, 1, 14",
    "28, 3, 1, 2, 2, 2, 28",
    "5, 7, 1, 1, 0, 0, -1",
  })
  void convOutputWithExplicitZeros(
      long in, long kernel, long stride, long dilation, long before, long after, long out) {
    assertEquals(
        out, Shapes.convOutput(Dim.of(in), kernel, stride, dilation, before, after).known());
  }

  /** Counts windows one by one. */
  @Test
  void convOutputCountsWindows() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 3000; i++) {
      long in = random.nextInt(1, 30);
      long kernel = random.nextInt(1, 6);
      long stride = random.nextInt(1, 5);
      long dilation = random.nextInt(1, 4);
      long before = random.nextInt(0, 4);
      long after = random.nextInt(0, 4);
      long windows = 0;
      long last = dilation * (kernel - 1);
      for (long start = 0; start + last < in + before + after; start += stride) {
        windows++;
      }
      long out = Shapes.convOutput(H, kernel, stride, dilation, before, after).at(Map.of("H", in));
      assertEquals(windows, Math.max(0, out));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "28, 3, 1, 1, 1, 1",
    "28, 3, 2, 1, 0, 1",
    "27, 3, 2, 1, 1, 1",
    "28, 2, 2, 1, 0, 0",
    "27, 2, 2, 1, 0, 1",
    "28, 4, 1, 1, 1, 2",
    "28, 3, 1, 2, 2, 2",
    "28, 1, 2, 1, 0, 0",
    "224, 7, 2, 1, 2, 3",
  })
  void samePads(long in, long kernel, long stride, long dilation, long before, long after) {
    Shapes.Pads pads = Shapes.samePads(Dim.of(in), kernel, stride, dilation).orElseThrow();
    assertEquals(before, pads.before().known());
    assertEquals(after, pads.after().known());
  }

  /** With these zeros, VALID gives what SAME does; no zero is too many. */
  @Test
  void samePadsMakeSameOfValid() {
    int absent = 0;
    for (long kernel = 1; kernel <= 7; kernel++) {
      for (long stride = 1; stride <= 4; stride++) {
        for (long dilation = 1; dilation <= 3; dilation++) {
          Optional<Shapes.Pads> named = Shapes.samePads(H, kernel, stride, dilation);
          absent += named.isEmpty() ? 1 : 0;
          for (long in = 1; in <= 20; in++) {
            Shapes.Pads pads = Shapes.samePads(Dim.of(in), kernel, stride, dilation).orElseThrow();
            long before = pads.before().known();
            long after = pads.after().known();
            long out = Shapes.convOutput(in, kernel, stride, Padding.SAME);
            Dim valid = Shapes.convOutput(Dim.of(in), kernel, stride, dilation, before, after);
            assertEquals(out, valid.known());
            assertTrue(before == after || before + 1 == after, before + " and " + after);
            if (named.isPresent()) {
              assertEquals(before, named.get().before().at(Map.of("H", in)));
              assertEquals(after, named.get().after().at(Map.of("H", in)));
            }
          }
        }
      }
    }
    assertTrue(absent > 0, "a window smaller than the stride needs a maximum");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 3, 2, SAME, 14",
    "7, 3, 2, VALID, 15",
    "7, 2, 2, VALID, 14",
    "7, 1, 2, VALID, 14",
    "7, 3, 1, VALID, 9",
  })
  void transposedOutput(long in, long kernel, long stride, Padding padding, long out) {
    assertEquals(out, Shapes.transposedOutput(Dim.of(in), kernel, stride, 1, padding).known());
  }

  @Test
  void convolutionUndoesTransposed() {
    for (Padding padding : Padding.values()) {
      for (long kernel = 1; kernel <= 5; kernel++) {
        for (long stride = 1; stride <= 4; stride++) {
          Dim out = Shapes.transposedOutput(H, kernel, stride, 2, padding);
          assertEquals(H, Shapes.convOutput(out, kernel, stride, 2, padding));
        }
      }
    }
  }

  @Test
  void optionsArePositive() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> Shapes.convOutput(28, 3, 0, Padding.SAME));
    assertEquals("stride is 1 or more, not 0", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Shapes.window(0, 1));
    assertThrows(IllegalArgumentException.class, () -> Shapes.window(3, 0));
    assertThrows(
        IllegalArgumentException.class, () -> Shapes.convOutput(Dim.of(28), 3, 1, 1, -1, 0));
  }
}
