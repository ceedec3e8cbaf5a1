package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenon.Condition;
import dev.tenon.Contract;
import dev.tenon.Dim;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DimJsonTest {
  private static final ObjectMapper JSON = DimJson.mapper();

  @Test
  void readsWhatItWrote() throws JsonProcessingException {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 500; i++) {
      Dim dim = random(random, 4);
      assertEquals(dim, JSON.readValue(JSON.writeValueAsString(dim), Dim.class));
      Contract.Guard guard =
          new Contract.Guard(Condition.atLeast(dim, random(random, 2)), "is too small");
      String text = JSON.writeValueAsString(guard);
      assertEquals(guard, JSON.readValue(text, Contract.Guard.class));
    }
  }

  private static Dim random(SplittableRandom random, int depth) {
    if (depth == 0) {
      return random.nextBoolean() ? Dim.named("T") : Dim.of(random.nextInt(-9, 9));
    }
    Dim a = random(random, depth - 1);
    return switch (random.nextInt(5)) {
      case 0 -> a.times(random(random, depth - 1));
      case 1 -> a.floorDiv(random.nextInt(1, 5));
      case 2 -> a.ceilDiv(random.nextInt(1, 5));
      case 3 -> a.minus(random(random, depth - 1));
      default -> a.plus(Dim.named("H"));
    };
  }

  @Test
  void aPersonCanReadIt() throws JsonProcessingException {
    Dim dim = Dim.named("H").times(Dim.named("W")).floorDiv(2).minus(3);
    assertEquals(
        "{\"sum\":[{\"by\":2,\"floor\":{\"product\":[\"H\",\"W\"]}},{\"product\":[-1,3]}]}",
        JSON.writeValueAsString(dim));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "1.5",
        "\"\"",
        "[1]",
        "true",
        "9223372036854775808",
        "{\"floor\":\"T\"}",
        "{\"floor\":\"T\",\"by\":0}",
        "{\"sum\":[1,null]}",
        "{\"product\":[9223372036854775807,2]}"
      })
  void refusesWhatIsNoSize(String text) {
    assertThrows(JsonProcessingException.class, () -> JSON.readValue(text, Dim.class));
  }
}
