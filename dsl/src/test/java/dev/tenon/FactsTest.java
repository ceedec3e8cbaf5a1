package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static final Dim H = Dim.named("H");
  private static final Dim N = Dim.named("N");
  private static final Dim T = Dim.named("T");
  private static final Facts BY_16 = Facts.NONE.withMultiple("H", 16);

  @Test
  void multiplesMakeFloorsExact() {
    Dim down = H.ceilDiv(2).ceilDiv(2).times(4);
    assertFalse(down.sameAs(H));
    assertEquals("for H = 1: 4 and 1", down.compare(H).toString());
    assertTrue(down.sameAs(H, BY_16));
    assertEquals(
        "for H = 16: 32 and 16", H.floorDiv(32).plus(1).times(32).compare(H, BY_16).toString());
  }

  @Test
  void multiplesDivide() {
    assertTrue(H.dividedBy(Dim.of(16)).isEmpty());
    Dim share = H.times(N).dividedBy(Dim.of(16), BY_16).orElseThrow();
    assertEquals("N*floor(H / 16)", share.toString());
    assertEquals("16*N", H.times(N).times(16).dividedBy(H, BY_16).orElseThrow().toString());
    assertEquals("4*floor(H / 16)", H.dividedBy(Dim.of(4), BY_16).orElseThrow().toString());
    assertTrue(H.dividedBy(Dim.of(32), BY_16).isEmpty());
  }

  @Test
  void boundsLeaveFewValues() {
    Facts small = Facts.NONE.withMin("T", 2).withMax("T", 3);
    // zero at 2 and 3 only
    Dim zero = T.minus(2).times(T.minus(3));
    assertTrue(zero.sameAs(Dim.of(0), small));
    assertFalse(zero.sameAs(Dim.of(0), Facts.NONE.withMax("T", 3)));
    assertTrue(T.floorDiv(256).sameAs(Dim.of(0), Facts.NONE.withMax("T", 255)));
    assertEquals(
        "for T = 256: 1 and 0",
        T.floorDiv(256).compare(Dim.of(0), Facts.NONE.withMax("T", 256)).toString());
  }

  @Test
  void oneValueIsANumber() {
    Facts three = Facts.NONE.withMin("T", 3).withMax("T", 3);
    assertTrue(T.times(T).times(N).sameAs(N.times(9), three));
  }

  @Test
  void examplesObeyFacts() {
    Facts facts = Facts.NONE.withMultiple("H", 6).withMin("H", 20).withMax("T", 2);
    Comparison result = H.compare(T, facts);
    assertEquals("for H = 24, T = 1: 24 and 1", result.toString());
  }

  @Test
  void factsCombine() {
    Facts facts =
        Facts.NONE.withMultiple("H", 4).and(Facts.NONE.withMultiple("H", 6)).withMin("H", 13);
    assertEquals(12, facts.multipleOf("H"));
    assertEquals(24, facts.min("H"));
    assertEquals(OptionalLong.empty(), facts.max("H"));
    assertEquals(OptionalLong.of(96), facts.withMax("H", 100).max("H"));
    assertEquals(1, facts.multipleOf("N"));
    assertEquals(1, facts.min("N"));
    assertEquals(List.of("A", "H"), List.copyOf(facts.withMax("A", 9).names()));
    assertEquals(Facts.NONE.withMax("T", 3), Facts.NONE.withMax("T", 5).withMax("T", 3));
  }

  @Test
  void textNamesWhatIsKnown() {
    assertEquals("", Facts.NONE.toString());
    assertEquals("T <= 256", Facts.NONE.withMax("T", 256).toString());
    assertEquals(
        "H is a multiple of 16, H >= 32, T <= 256",
        Facts.NONE.withMax("T", 256).withMin("H", 17).withMultiple("H", 16).toString());
  }

  @Test
  void remaindersCombine() {
    Facts facts = Facts.NONE.withRemainder("H", 4, 1).withRemainder("H", 6, 3).withMin("H", 12);
    assertEquals("H%12=9>=21", facts.notation("H"));
    assertEquals("9 more than a multiple of 12, at least 21", facts.rule("H"));
    assertEquals("H is 9 more than a multiple of 12, H >= 21", facts.toString());
    assertTrue(facts.allows("H", 33));
    assertFalse(facts.allows("H", 9));
    assertFalse(facts.allows("H", 34));
    assertEquals("H%12=9>=21<=93", facts.withMax("H", 100).notation("H"));
    Exception e = assertThrows(IllegalArgumentException.class, () -> facts.withMultiple("H", 2));
    assertEquals(
        "no H fits: H is 9 more than a multiple of 12, H >= 21, but H is a multiple of 2",
        e.getMessage());
  }

  @Test
  void remaindersDivideAndCompare() {
    Facts odd = Facts.NONE.withRemainder("H", 2, 1);
    assertTrue(H.floorDiv(2).times(2).plus(1).sameAs(H, odd));
    assertEquals("floor(H / 2)", H.minus(1).dividedBy(Dim.of(2), odd).orElseThrow().toString());
    assertTrue(H.dividedBy(Dim.of(2), odd).isEmpty());
    assertEquals(OptionalLong.of(1), H.lowerBound(odd));
  }

  @Test
  void rulesGroupNames() {
    Facts facts =
        Facts.NONE.withMultiple("H", 16).withMin("H", 48).withMultiple("W", 16).withMin("W", 48);
    assertEquals("H and W are each a multiple of 16, at least 48", facts.rules());
    assertEquals(
        "H and W are each a multiple of 16, at least 48; T is at most 9",
        facts.withMax("T", 9).rules());
    assertEquals("T is 9", Facts.NONE.withMin("T", 9).withMax("T", 9).rules());
    assertEquals("", Facts.NONE.rules());
  }

  @Test
  void contradictionsAreErrors() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Facts.NONE.withMultiple("H", 16).withMax("H", 15));
    assertEquals("no H fits: H is a multiple of 16, but H <= 15", e.getMessage());
    assertEquals(
        "no T fits: a size is 1 or more, but T <= 0",
        assertThrows(IllegalArgumentException.class, () -> Facts.NONE.withMax("T", 0))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Facts.NONE.withMultiple("T", 0));
  }
}
