package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
  private static final Facts FACTS =
      Facts.NONE.withMax("T", 256).withMultiple("H", 16).withMin("H", 32);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|7|7",
        "N|1|",
        "T|1|256",
        "1 - N||0",
        "2*T + 1|3|513",
        "ceil(T / 2) + 3|4|131",
        "floor(T / 3)|0|85",
        "N*T - N|0|",
        "N*N - N|0|",
        "N - 2*floor(N / 2)|0|1",
        "T - floor(T / 2)|1|128",
        "floor(H / 16)|2|",
        "H - 16*floor(H / 16)|0|0",
        "N - T|-255|",
        // too many residues to split, still bounded
        "floor(T / 100003)|0|0",
        "floor(N / 100003)|0|",
      })
  void lowerAndUpper(String dim, String lower, String upper) {
    assertEquals(bound(lower), TextDims.parse(dim).lowerBound(FACTS));
    assertEquals(bound(upper), TextDims.parse(dim).upperBound(FACTS));
  }

  private static OptionalLong bound(String text) {
    return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  @Test
  void atMostIsProvedNotGuessed() {
    Dim t = Dim.named("T");
    Dim n = Dim.named("N");
    assertTrue(t.isAtMost(Dim.of(256), FACTS));
    assertFalse(t.isAtMost(Dim.of(255), FACTS));
    assertFalse(t.isAtMost(Dim.of(256), Facts.NONE));
    assertTrue(n.ceilDiv(2).isAtMost(n, Facts.NONE));
    assertFalse(n.isAtMost(n.ceilDiv(2), Facts.NONE));
    assertTrue(n.isAtMost(n, Facts.NONE));
    assertFalse(n.times(Long.MAX_VALUE).isAtMost(n, Facts.NONE));
  }

  @Test
  void noValueIsBeyondItsBounds() {
    RandomDims random = new RandomDims(21, "H", "N");
    List<Map<String, Long>> points = random.grid(12);
    Facts facts = Facts.NONE.withMax("H", 12).withMax("N", 12);
    int tight = 0;
    for (int i = 0; i < 1500; i++) {
      Dim dim = random.next(3).dim();
      long least = points.stream().mapToLong(dim::at).min().orElseThrow();
      long most = points.stream().mapToLong(dim::at).max().orElseThrow();
      long lower = dim.lowerBound(facts).orElseThrow();
      long upper = dim.upperBound(facts).orElseThrow();
      assertTrue(lower <= least && most <= upper, dim + " in " + lower + " to " + upper);
      tight += lower == least && upper == most ? 1 : 0;
      dim.lowerBound(Facts.NONE).ifPresent(any -> assertTrue(any <= least, dim.toString()));
    }
    assertTrue(tight > 1000, "most bounds are attained, not " + tight);
  }
}
