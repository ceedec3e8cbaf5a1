package dev.tenon.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.Value;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

class RearrangementTest {
  private static Value numbers(long... sizes) {
    float[] numbers = new float[(int) Shape.of(sizes).size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return Value.of(numbers, sizes);
  }

  @Test
  void transposes() {
    Value turned = new Rearrangement("o i -> i o", Map.of()).apply(numbers(2, 3));
    assertEquals(Shape.of(3, 2), turned.shape());
    assertArrayEquals(new float[] {0, 3, 1, 4, 2, 5}, turned.floats());
  }

  @Test
  void putsChannelsLast() {
    Value kernel = numbers(2, 3, 4, 5);
    Value turned = new Rearrangement("o i h w -> h w i o", Map.of()).apply(kernel);
    assertEquals(Shape.of(4, 5, 3, 2), turned.shape());
    for (int o = 0; o < 2; o++) {
      for (int i = 0; i < 3; i++) {
        for (int h = 0; h < 4; h++) {
          for (int w = 0; w < 5; w++) {
            assertEquals(
                kernel.floats()[((o * 3 + i) * 4 + h) * 5 + w],
                turned.floats()[((h * 5 + w) * 3 + i) * 2 + o]);
          }
        }
      }
    }
    assertEquals(kernel, new Rearrangement("h w i o -> o i h w", Map.of()).apply(turned));
  }

  /** The rows of a dense layer after images were flattened channels first. */
  @Test
  void splitsAndJoinsAxes() {
    Rearrangement rearrangement =
        new Rearrangement("o (c h w) -> (h w c) o", Map.of("h", 2, "w", 1));
    assertEquals(Optional.of(Shape.of(6, 2)), rearrangement.of(Shape.of(2, 6)));
    assertEquals(Optional.empty(), rearrangement.of(Shape.of(2, 5)));
    assertEquals(Optional.empty(), rearrangement.of(Shape.of(6)));
    Value turned = rearrangement.apply(numbers(2, 6)); // c = 3
    assertArrayEquals(new float[] {0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11}, turned.floats());
  }

  @Test
  void addsAndDropsAxesOfOne() {
    Rearrangement rearrangement = new Rearrangement("1 (a 1) b -> b 1 a", Map.of());
    assertEquals(Optional.of(Shape.of(3, 1, 2)), rearrangement.of(Shape.of(1, 2, 3)));
    assertEquals(Optional.empty(), rearrangement.of(Shape.of(2, 2, 3)));
    assertArrayEquals(
        new float[] {0, 3, 1, 4, 2, 5}, rearrangement.apply(numbers(1, 2, 3)).floats());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o i",
        "o i -> o",
        "o o -> o o",
        "o i -> i o p",
        "o, i -> i o",
        "(a b) -> a b",
        "-> ->",
        "o (i -> i o"
      })
  void nonsenseIsRefused(String axes) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Rearrangement(axes, Map.of()))
            .getMessage();
    assertTrue(message.startsWith("the rearrangement \"" + axes + "\" "), message);
  }
}
