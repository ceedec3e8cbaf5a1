package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {
  /** From the description in the Javadoc, written down again in Python. */
  @Test
  void givesTheSameOrderEverywhere() {
    assertArrayEquals(new int[] {4, 9, 2, 5, 1, 7, 6, 0, 3, 8}, Shuffle.permutation(10, 0, 0));
    assertArrayEquals(new int[] {9, 4, 0, 5, 2, 1, 6, 8, 3, 7}, Shuffle.permutation(10, 0, 1));
    assertArrayEquals(new int[] {8, 9, 5, 0, 1, 6, 7, 4, 2, 3}, Shuffle.permutation(10, 1, 2));
    assertArrayEquals(new int[] {9, 8, 1, 0, 2, 7, 3, 4, 5, 6}, Shuffle.permutation(10, -7, 3));
    int hash = 0;
    for (int index : Shuffle.permutation(60_000, 42, 3)) {
      hash = 31 * hash + index;
    }
    assertEquals(2058096348, hash);
  }

  @Test
  void givesEachNumberOnce() {
    for (int size : new int[] {0, 1, 2, 3, 1000}) {
      int[] order = Shuffle.permutation(size, 5, 1);
      Arrays.sort(order);
      assertArrayEquals(IntStream.range(0, size).toArray(), order);
    }
  }

  @Test
  void seedAndEpochAreNotInterchangeable() {
    assertFalse(Arrays.equals(Shuffle.permutation(100, 1, 2), Shuffle.permutation(100, 2, 1)));
  }

  @Test
  void allOrdersAreEquallyLikely() {
    Map<String, Integer> counts = new TreeMap<>();
    for (int seed = 0; seed < 60; seed++) {
      for (int epoch = 0; epoch < 100; epoch++) {
        counts.merge(Arrays.toString(Shuffle.permutation(3, seed, epoch)), 1, Integer::sum);
      }
    }
    assertEquals(6, counts.size());
    // 1000 each; the standard deviation is 29.
    counts.forEach(
        (order, count) -> assertTrue(Math.abs(count - 1000) < 150, order + ": " + count));
  }
}
