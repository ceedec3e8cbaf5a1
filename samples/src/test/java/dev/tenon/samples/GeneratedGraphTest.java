package dev.tenon.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.ir.Assembler;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.ir.fluent.Instances;
import dev.tenon.runtime.GraphBuilder;
import dev.tenon.runtime.ModelGraph;
import dev.tenon.samples.cifar10.CifarCnn;
import dev.tenon.samples.cifar10.CifarCnnGraph;
import dev.tenon.samples.matmul.MatMul;
import dev.tenon.samples.matmul.MatMulGraph;
import dev.tenon.samples.mnist.MnistCnn;
import dev.tenon.samples.mnist.MnistCnnGraph;
import dev.tenon.samples.resnet20.ResNet;
import dev.tenon.samples.resnet20.Resnet20Graph;
import dev.tenon.samples.simplecnn.SimpleCnn;
import dev.tenon.samples.simplecnn.SimpleCnnGraph;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  @Test
  void fluentModelsAreTheGraphsThatAreBuiltLive() {
    assertSame(new MatMulGraph(), live(MatMul.class, "MatMul"), List.of("initialize", "product"));
    List<String> trained = List.of("initialize", "predict", "evaluate", "train");
    assertSame(new CifarCnnGraph(), live(CifarCnn.class, "CifarCnn"), trained);
    assertSame(new Resnet20Graph(), live(ResNet.class, "Resnet20"), trained);
  }

  private static Assembler.Result live(Class<?> model, String name) {
    Map<String, Object> variants = Instances.of(model);
    Object instance = variants.getOrDefault(name.toUpperCase(Locale.ROOT), variants.get(""));
    return FluentAssembler.assemble(instance, name);
  }

  private static void assertSame(ModelGraph generated, Class<?> model, List<String> functions) {
    assertSame(generated, Assembler.assemble(Reflection.declaration(model)), functions);
  }

  private static void assertSame(
      ModelGraph generated, Assembler.Result assembled, List<String> functions) {
    assertEquals(List.of(), assembled.problems());
    try (generated;
        ModelGraph live = new GraphBuilder(assembled.program())) {
      for (String function : functions) {
        generated.function(function);
        live.function(function);
      }
      assertEquals(live.graph().toGraphDef(), generated.graph().toGraphDef());
      assertEquals(live.summary(), generated.summary());
      assertEquals(live.network(), generated.network());
    }
  }
}
