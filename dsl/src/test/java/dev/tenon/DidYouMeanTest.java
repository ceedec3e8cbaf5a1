package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  private static final List<String> NAMES =
      List.of("conv1", "conv2", "pool1", "hidden", "logits", "x");

  @ParameterizedTest
  @CsvSource({
    "con1, conv1",
    "Conv2, conv2",
    "ocnv2, conv2",
    "hiden, hidden",
    "logit, logits",
    "lgoist, logits",
    "conv, conv1",
    "flatten,",
    "z,",
    "pools,pool1",
  })
  void findsTheNearest(String misspelt, String name) {
    assertEquals(Optional.ofNullable(name), DidYouMean.of(misspelt, NAMES));
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, ABC, 0",
    "abc, acb, 1",
    "abc, ab, 1",
    "'', abc, 3",
    "kitten, sitting, 3"
  })
  void countsEdits(String from, String to, int edits) {
    assertEquals(edits, DidYouMean.distance(from, to));
    assertEquals(edits, DidYouMean.distance(to, from));
  }

  @Test
  void nothingIsNearNothing() {
    assertEquals(Optional.empty(), DidYouMean.of("conv", List.of()));
  }
}
