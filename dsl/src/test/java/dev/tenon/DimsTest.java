package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimsTest {
  private static final Dims IMAGES = Dims.of("N", 28, 28L, Dim.of(1));
  private static final Dim T = Dim.named("T");

  private static void assertMessage(
      Class<? extends Exception> kind, String message, Executable executable) {
    assertEquals(message, assertThrows(kind, executable).getMessage());
  }

  @Test
  void writesShapeText() {
    assertEquals("N 28 28 1", IMAGES.toString());
    assertEquals("scalar", Dims.SCALAR.toString());
    assertEquals("N (2*T + 1) 64", Dims.of("N", T.times(2).plus(1), 64).toString());
    assertEquals("2*N ceil(T / 2)", Dims.of(Dim.named("N").times(2), T.ceilDiv(2)).toString());
    assertEquals("uint8 N 28 28 1", new Type(DType.UINT8, IMAGES).toString());
    assertEquals("N 28 28 1", new Type(DType.FLOAT32, IMAGES).toString());
    assertEquals("int32 scalar", Type.of().with(DType.INT32).toString());
  }

  @Test
  void noSizesAreAScalar() {
    assertSame(Dims.SCALAR, Dims.of());
    assertSame(Dims.SCALAR, Dims.of(List.of()));
    assertEquals(Dim.of(1), Dims.SCALAR.count());
    assertEquals(0, Dims.SCALAR.rank());
  }

  @Test
  void sizesAreNumbersDimsOrNames() {
    assertMessage(
        IllegalArgumentException.class,
        "a size is a whole number, a Dim or the name of a size, not 1.5",
        () -> Dims.of("N", 1.5));
  }

  @Test
  void negativeAxesCountFromTheEnd() {
    assertEquals(Dim.of(1), IMAGES.dim(-1));
    assertEquals(Dim.named("N"), IMAGES.dim(-4));
    assertEquals(3, IMAGES.axis(-1));
    assertEquals(28, IMAGES.known(1));
    assertMessage(
        IndexOutOfBoundsException.class,
        "no axis 4 in N 28 28 1; its axes are 0 to 3, or -4 to -1 from the end",
        () -> IMAGES.dim(4));
    assertThrows(IndexOutOfBoundsException.class, () -> IMAGES.dim(-5));
    assertMessage(
        IndexOutOfBoundsException.class, "a scalar has no axis 0", () -> Dims.SCALAR.dim(0));
  }

  @Test
  void knownSizesAreNumbers() {
    assertFalse(IMAGES.isKnown());
    assertArrayEquals(new long[] {5, 7}, Dims.of(5, 7).known());
    assertMessage(
        IllegalStateException.class,
        "axis 0 of N 28 28 1 is N, which each run decides; a number is needed here",
        () -> IMAGES.known(0));
    assertMessage(
        IllegalStateException.class,
        "axis -4 of N 28 28 1 is N, which each run decides; a number is needed here",
        () -> IMAGES.known(-4));
    assertThrows(IllegalStateException.class, IMAGES::known);
  }

  @Test
  void countsElements() {
    assertEquals("784*N", IMAGES.count().toString());
    assertEquals(Dim.of(784), IMAGES.count(List.of(1, 2, -1)));
    assertEquals(Dim.of(1), IMAGES.count(List.of()));
    assertMessage(
        IllegalArgumentException.class,
        "axis -1 of N 28 28 1 is named twice",
        () -> IMAGES.count(List.of(3, -1)));
  }

  @Test
  void axesComeAndGo() {
    assertEquals("N 28 28 32", IMAGES.with(-1, 32).toString());
    assertEquals("N 1", IMAGES.without(List.of(1, -2)).toString());
    assertEquals("scalar", Dims.of(3).without(List.of(0)).toString());
    assertEquals("N 28 28 1 T", IMAGES.append(T).toString());
    assertEquals("2 N 28 28 1", IMAGES.prepend(2).toString());
    assertEquals("N 5 28 28 1", IMAGES.insert(1, 5).toString());
    assertEquals("N 28 28 1 5", IMAGES.insert(-1, 5).toString());
    assertEquals("N 28 28 5 1", IMAGES.insert(-2, 5).toString());
    assertEquals("5", Dims.SCALAR.insert(0, 5).toString());
    assertEquals("28 28", IMAGES.slice(1, -1).toString());
    assertEquals("scalar", IMAGES.slice(2, 2).toString());
    assertEquals("N 28 28 1 3 T", IMAGES.concat(Dims.of(3, T)).toString());
    assertEquals("1 N 28 28", IMAGES.permute(List.of(-1, 0, 1, 2)).toString());
    assertMessage(
        IndexOutOfBoundsException.class,
        "no room for an axis 5 in N 28 28 1; a new axis is 0 to 4, or -5 to -1 from the end",
        () -> IMAGES.insert(5, 1));
    assertMessage(
        IndexOutOfBoundsException.class,
        "no axes 3 up to 1 in N 28 28 1, which has 4",
        () -> IMAGES.slice(3, 1));
    assertMessage(
        IllegalArgumentException.class,
        "[0, 1] does not order the 4 axes of N 28 28 1; name each axis once",
        () -> IMAGES.permute(List.of(0, 1)));
    assertThrows(IllegalArgumentException.class, () -> IMAGES.permute(List.of(0, 1, 2, 2)));
  }

  @Test
  void equalAndSame() {
    Dims halves = Dims.of("N", T.floorDiv(2).plus(T.ceilDiv(2)));
    assertEquals(Dims.of("N", 3), Dims.of(Dim.named("N"), Dim.of(3)));
    assertNotEquals(Dims.of("N", "T"), halves);
    assertTrue(Dims.of("N", "T").sameAs(halves));
    assertFalse(Dims.of("N", "T").sameAs(Dims.of("N", "T", 1)));
    assertFalse(Dims.of("N", "T").sameAs(Dims.of("T", "N")));
    assertTrue(
        Dims.of(T.floorDiv(2).times(2)).sameAs(Dims.of("T"), Facts.NONE.withMultiple("T", 2)));
  }

  @Test
  void namesGetValues() {
    Dims dims = Dims.of("N", T.ceilDiv(2), 3);
    assertEquals(List.of("N", "T"), List.copyOf(dims.names()));
    assertEquals("8 4 3", dims.at(Map.of("N", 8L, "T", 7L)).toString());
    assertEquals(
        "N ceil(S / 4) 3", dims.substitute(Map.of("T", Dim.named("S").ceilDiv(2))).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "N 7 7 64|64|N 7 7 64",
        "64|N 7 7 64|N 7 7 64",
        "scalar|N 3|N 3",
        "scalar|scalar|scalar",
        "N 1|1 T|N T",
        "N 1|N T|N T",
        "1|1|1",
        "N 3|N 4|",
        "N 3|3 N|",
        "N|T|",
        "2|3 1|3 2",
      })
  void broadcastsAsNumPy(String a, String b, String result) {
    assertEquals(Optional.ofNullable(result), Dims.broadcast(dims(a), dims(b)).map(Dims::toString));
  }

  @Test
  void broadcastsSizesThatAreProvablyTheSame() {
    Dims halves = Dims.of(T.floorDiv(2).plus(T.ceilDiv(2)), 1);
    assertEquals("N T 3", Dims.broadcast(Dims.of("N", "T", 3), halves).orElseThrow().toString());
    Dims rounded = Dims.of(T.floorDiv(2).times(2));
    assertTrue(Dims.broadcast(Dims.of("T"), rounded).isEmpty());
    assertTrue(Dims.broadcast(Dims.of("T"), rounded, Facts.NONE.withMultiple("T", 2)).isPresent());
  }

  private static Dims dims(String text) {
    return Notation.parse(text).type().dims();
  }

  /** Broadcasting of known sizes as the definition has it: pad with ones in front, then compare. */
  @Test
  void broadcastsAsTheDefinition() {
    SplittableRandom random = new SplittableRandom(3);
    int possible = 0;
    for (int i = 0; i < 5000; i++) {
      List<Integer> a = randomSizes(random);
      List<Integer> b = randomSizes(random);
      Optional<List<Integer>> expected = broadcastNaively(a, b);
      possible += expected.isPresent() ? 1 : 0;
      assertEquals(
          expected.map(sizes -> Dims.of(sizes.toArray())),
          Dims.broadcast(Dims.of(a.toArray()), Dims.of(b.toArray())));
    }
    assertTrue(possible > 500 && possible < 4500, "one kind of case only: " + possible);
  }

  private static List<Integer> randomSizes(SplittableRandom random) {
    List<Integer> sizes = new ArrayList<>();
    for (int rank = random.nextInt(5); rank > 0; rank--) {
      sizes.add(random.nextInt(1, 4));
    }
    return sizes;
  }

  private static Optional<List<Integer>> broadcastNaively(List<Integer> a, List<Integer> b) {
    int rank = Math.max(a.size(), b.size());
    List<Integer> left = new ArrayList<>(java.util.Collections.nCopies(rank - a.size(), 1));
    List<Integer> right = new ArrayList<>(java.util.Collections.nCopies(rank - b.size(), 1));
    left.addAll(a);
    right.addAll(b);
    List<Integer> result = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int x = left.get(axis);
      int y = right.get(axis);
      if (x != y && x != 1 && y != 1) {
        return Optional.empty();
      }
      result.add(Math.max(x, y));
    }
    return Optional.of(result);
  }
}
