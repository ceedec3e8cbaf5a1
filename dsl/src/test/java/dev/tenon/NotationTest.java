package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {
  private static final Map<String, Long> CONSTANTS =
      Map.of("CONTEXT", 256L, "WIDTH", 64L, "classes", 10L, "ZERO", 0L, "MINUS", -1L);
  private static final String A_SIZE =
      "\" is no size; write a number, one capital letter for a size that each run decides, "
          + "or the name of a static final int";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "N 28 28 1|N 28 28 1|",
        "uint8 N 28 28 1|uint8 N 28 28 1|",
        "float32 N|N|",
        "bool N T|bool N T|",
        "N|N|",
        "scalar|scalar|",
        "int64 scalar|int64 scalar|",
        "'  N   28 '|N 28|",
        "N WIDTH|N 64|",
        "N classes|N 10|",
        "int32 N T<=CONTEXT|int32 N T|T <= 256",
        "N T<=9 T|N T T|T <= 9",
        "N T<=9 S<=WIDTH T<=7|N T S T|S <= 64, T <= 7",
        "N H%16 W%WIDTH 3|N H W 3|H is a multiple of 16, W is a multiple of 64",
        "N%2 H%16>=48<=512|N H|H is a multiple of 16, H >= 48, H <= 512, N is a multiple of 2",
        "N H>=40<=100%16=12|N H|H is 12 more than a multiple of 16, H >= 44, H <= 92",
        "N H%4=0 H%6|N H H|H is a multiple of 12",
        "N T>=classes|N T|T >= 10",
      })
  void reads(String text, String type, String facts) {
    Notation.Parsed parsed = Notation.parse(text, CONSTANTS);
    assertEquals(type, parsed.type().toString());
    assertEquals(facts == null ? "" : facts, parsed.facts().toString());
  }

  @Test
  void knowsWhetherTheTypeIsStated() {
    assertTrue(Notation.parse("float32 N").dtypeStated());
    assertFalse(Notation.parse("N").dtypeStated());
    assertEquals(DType.FLOAT32, Notation.parse("N").type().dtype());
  }

  @Test
  void constantsMayBeLookedUp() {
    Notation.Parsed parsed =
        Notation.parse(
            "N K",
            name -> {
              throw new AssertionError("a letter is no constant: " + name);
            });
    assertEquals(Dims.of("N", "K"), parsed.type().dims());
    assertEquals(
        Dims.of("N", 5), Notation.parse("N FIVE", name -> OptionalLong.of(5)).type().dims());
  }

  /** Text, what is said of which word, and what is offered instead. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "N 28 x28|x28|\"x28@|N 28 28",
        "N 28x28 1|28x28|\"28x28@|N 28 28 1",
        "N, 28, 28, 1|N,|\"N,@|N 28 28 1",
        "[N, 28, 28, 1]|[N,|\"[N,@|N 28 28 1",
        "(N, 28)|(N,|\"(N,@|N 28",
        "n 28|n|\"n@|N 28",
        "? 28|?|\"?@|N 28",
        "? ? 3|?|\"?@|N T 3",
        "N None 3|None|\"None@|N T 3",
        "batch 28|batch|\"batch@|N 28",
        "N WIDHT|WIDHT|\"WIDHT@|N WIDTH",
        "N width|width|\"width@|N WIDTH",
        "N UNHEARD_OF|UNHEARD_OF|\"UNHEARD_OF@|",
        "N 2*T|2*T|\"2*T@|",
        "N 3.5|3.5|\"3.5@|",
        "N $|$|\"$@|",
        "double N 3|double|\"double@|float64 N 3",
        "Float32 N 3|Float32|\"Float32@|float32 N 3",
        "UINT8 N|UINT8|\"UINT8@|uint8 N",
        "N T <= CONTEXT|<=|\"<=@|N T<=CONTEXT",
        "N T<CONTEXT|T<CONTEXT|\"T<CONTEXT@|N T<=CONTEXT",
        "N TIME<=CONTEXT|TIME<=CONTEXT|\"TIME<=CONTEXT@|",
        "N 28 uint8|uint8|\"uint8\" stands after a size; write the type first|uint8 N 28",
        "int32 int64 N|int64|\"int64\" stands after a size; write the type first|",
        "N scalar|scalar|\"scalar\" stands beside sizes; a scalar has none|",
        "-1 28|-1|-1 is no size; write a capital letter for a size that each run decides|N 28",
        "N 0|0|0 is no size; a size is 1 or more|",
        "N -3|-3|-3 is no size; a size is 1 or more|",
        "N ZERO|ZERO|ZERO is 0; a size is 1 or more|",
        "N MINUS|MINUS|MINUS is -1; a size is 1 or more|",
        "N T<=0|T<=0|0 is no bound; a bound is 1 or more|",
        "N T<=-1|T<=-1|-1 is no bound; a bound is 1 or more|",
        "N T<=N|T<=N|\"N\" is no bound; write a number or the name of a static final int|",
        "N T<=CONTXT|T<=CONTXT|\"CONTXT\" is no bound; "
            + "write a number or the name of a static final int|N T<=CONTEXT",
        "N H%0|H%0|0 is no divisor; a divisor is 1 or more|",
        "N H%7%5|H%7%5|\"%5\" stands wrongly in \"H%7%5\"|",
        "N H=3|H=3|\"=3\" stands wrongly in \"H=3\"|",
        "N H%4=4|H%4=4|\"H%4=4\": nothing divided by 4 leaves 4|",
        "N H%16<=9|H%16<=9|\"H%16<=9\": no H fits: H <= 9, but H is a multiple of 16|",
        "N H%2 H%2=1|H%2=1|\"H%2=1\": no H fits: H is a multiple of 2, "
            + "but H is 1 more than a multiple of 2|",
        "N 28 x 28 1|x|\"x@|N 28 28 1",
        "N 28 x 28 x 1|x|\"x@|N 28 28 1",
        "N H % 16|%|\"%@|N H%16",
        "N T >= CONTEXT|>=|\">=@|N T>=CONTEXT",
        "N H%|H%|\"H%@|",
        "N H>=|H>=|\"H>=@|",
        "N 99999999999999999999|99999999999999999999|"
            + "99999999999999999999 does not fit in 64 bits|",
        "int32|int32|states no size; write all sizes, such as \"N 28 28 1\", or \"scalar\"|",
      })
  void saysWhatIsWrongAndHowToMendIt(String text, String word, String reason, String fix) {
    NotationException e =
        assertThrows(NotationException.class, () -> Notation.parse(text, CONSTANTS));
    String expected = reason.endsWith("@") ? reason.replace("@", A_SIZE) : reason;
    assertEquals("\"" + text + "\": " + expected, e.getMessage());
    assertEquals(expected, e.reason());
    assertEquals(text, e.text());
    assertEquals(word, text.substring(e.offset(), e.offset() + e.length()));
    assertEquals(fix, e.fix().orElse(null));
  }

  @Test
  void emptyTextStatesNoSize() {
    for (String empty : new String[] {"", "   "}) {
      NotationException e = assertThrows(NotationException.class, () -> Notation.parse(empty));
      assertEquals(
          "\""
              + empty
              + "\": states no size; write all sizes, such as \"N 28 28 1\", "
              + "or \"scalar\"",
          e.getMessage());
      assertEquals(0, e.offset());
    }
  }

  @Test
  void readsWhatIsWritten() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 2000; i++) {
      Dims dims = Dims.SCALAR;
      for (int rank = random.nextInt(6); rank > 0; rank--) {
        dims =
            random.nextBoolean()
                ? dims.append(random.nextLong(1, 1L << random.nextInt(2, 60)))
                : dims.append(Dim.named(String.valueOf((char) random.nextInt('A', 'Z' + 1))));
      }
      Type type = new Type(DType.values()[random.nextInt(DType.values().length)], dims);
      assertEquals(type, Notation.parse(type.toString()).type());
    }
  }

  /** Whatever is typed, there is a type or a message about a part of the text, and fixes work. */
  @Test
  void survivesAnyText() {
    SplittableRandom random = new SplittableRandom(10);
    String letters = " NTnx0123-<>%=[](),.*?$\\\"'é\tintuflo832";
    int errors = 0;
    int fixes = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        Notation.parse(text.toString(), CONSTANTS);
      } catch (NotationException e) {
        errors++;
        assertTrue(e.offset() >= 0 && e.offset() + e.length() <= text.length(), e.getMessage());
        if (e.fix().isPresent()) {
          fixes++;
          Notation.parse(e.fix().get(), CONSTANTS);
        }
      }
    }
    assertTrue(errors > 5000 && errors < 20_000, "one kind of case only: " + errors);
    assertTrue(fixes > 1000, "too few fixes: " + fixes);
  }
}
