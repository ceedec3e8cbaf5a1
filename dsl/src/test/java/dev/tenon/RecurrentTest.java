package dev.tenon;

import static dev.tenon.Tenon.gru;
import static dev.tenon.Tenon.lstm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.tenon.ir.Former;
import dev.tenon.ir.fluent.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recurrent layer is a chain of one layer, and stays one that goes step by step. */
class RecurrentTest {
  @Test
  void beginsAChain() {
    Recurrent first = lstm(8);
    Chain chain = first.dense(2).relu();
    assertEquals(List.of("lstm", "dense", "relu"), kinds(chain));
    assertSame(first.parts().get(0), chain.parts().get(0));
  }

  @Test
  void staysRecurrentWithAName() {
    Recurrent named = gru(8).formerly("encoder").named("reader");
    assertEquals(List.of("reader", "dense"), kinds(named.dense(2)));
    assertEquals(List.of("encoder"), paths(named.parts().get(0).formerly()));
  }

  @Test
  void staysRecurrentWhenItIsFrozenOrWasCalledOtherwise() {
    Recurrent frozen = gru(8).frozen();
    assertEquals(1, frozen.parts().get(0).frozen().size());
    Recurrent former = frozen.formerly("encoder");
    assertEquals(List.of("encoder"), paths(former.formerly()));
    Part part = former.dense(2).parts().get(0);
    assertEquals(List.of("encoder"), paths(part.formerly()));
    assertEquals(1, part.frozen().size());
  }

  private static List<String> kinds(Chain chain) {
    return chain.parts().stream().map(Part::kind).toList();
  }

  private static List<String> paths(List<Former> formers) {
    return formers.stream().map(Former::path).toList();
  }
}
