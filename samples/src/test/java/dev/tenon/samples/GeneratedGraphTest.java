package dev.tenon.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.ir.Assembler;
import dev.tenon.ir.Reflection;
import dev.tenon.runtime.GraphBuilder;
import dev.tenon.runtime.ModelGraph;
import dev.tenon.samples.mnist.MnistCnn;
import dev.tenon.samples.mnist.MnistCnnGraph;
import dev.tenon.samples.simplecnn.SimpleCnn;
import dev.tenon.samples.simplecnn.SimpleCnnGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedGraphTest {
  @Test
  void mnistIsTheGraphThatIsBuiltLive() {
    assertSame(
        new MnistCnnGraph(), MnistCnn.class, List.of("initialize", "predict", "evaluate", "train"));
  }

  @Test
  void simpleCnnIsTheGraphThatIsBuiltLive() {
    assertSame(new SimpleCnnGraph(), SimpleCnn.class, List.of("initialize", "predict"));
  }

  private static void assertSame(ModelGraph generated, Class<?> model, List<String> functions) {
    Assembler.Result assembled = Assembler.assemble(Reflection.declaration(model));
    assertEquals(List.of(), assembled.problems());
    try (generated;
        ModelGraph live = new GraphBuilder(assembled.program())) {
      for (String function : functions) {
        generated.function(function);
        live.function(function);
      }
      assertEquals(live.graph().toGraphDef(), generated.graph().toGraphDef());
      assertEquals(live.summary(), generated.summary());
    }
  }
}
