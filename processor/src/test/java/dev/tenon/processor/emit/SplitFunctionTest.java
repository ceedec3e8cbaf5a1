package dev.tenon.processor.emit;

import static dev.tenon.Tenon.batchNorm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import dev.tenon.Layer;
import dev.tenon.Mnist;
import dev.tenon.Model;
import dev.tenon.Tensor;
import dev.tenon.ir.Function;
import dev.tenon.ir.Program;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.runtime.GraphBuilder;
import dev.tenon.runtime.ModelGraph;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that is cut into methods computes the same, wherever it is cut. */
class SplitFunctionTest {
  /** Methods of these lengths, so that every statement is the last of one. */
  private static final int FEWEST = 5;

  private static final int MOST = 18;

  @Model(data = Mnist.class)
  static final class Net {
    final Layer body =
        dev.tenon.Tenon.normalize()
            .then(batchNorm().randomFlip().dropout(0.1).batchNorm().relu().batchNorm())
            .flatten()
            .dense(10);

    Tensor forward(Tensor image) {
      return body.apply(image);
    }
  }

  /** Several methods in one class. */
  @Test
  void compilesAndBuildsTheSameWhereverItIsCut(@TempDir Path folder) throws Exception {
    List<String> texts = assertSame(folder, 60_000);
    texts.forEach(text -> assertTrue(text.contains("private final class Train {"), "one class"));
  }

  /** About one method a class. */
  @Test
  void doesSoInSeveralClasses(@TempDir Path folder) throws Exception {
    List<String> texts = assertSame(folder, 200);
    texts.forEach(text -> assertTrue(text.contains("class TrainPart3 extends TrainPart2 {")));
    texts.forEach(text -> assertTrue(text.contains("final class Train extends TrainPart")));
  }

  /** Short functions that together are too much for the graph's class have classes of their own. */
  @Test
  void shortFunctionsShareTheGraphWhileThereIsRoom() {
    Program program = FluentAssembler.assemble(new Net(), "Net").program();
    ClassName name = ClassName.get("cut", "Net");
    String all =
        new GraphEmitter(program, name, new Limits(500, 60_000)).type(List.of()).build().toString();
    String few =
        new GraphEmitter(program, name, new Limits(500, 600)).type(List.of()).build().toString();
    assertTrue(all.contains("private void predict(") && all.contains("private void train("), all);
    assertTrue(few.contains("private void initialize("), few);
    assertTrue(few.contains("private final class Train "), few);
  }

  private static List<String> assertSame(Path folder, int constants) throws Exception {
    Program program = FluentAssembler.assemble(new Net(), "Net").program();
    List<JavaFileObject> files = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int most = FEWEST; most <= MOST; most++) {
      ClassName name = ClassName.get("cut", "Net" + most);
      Limits limits = new Limits(most, constants);
      String text =
          JavaFile.builder("cut", new GraphEmitter(program, name, limits).type(List.of()).build())
              .build()
              .toString();
      texts.add(text);
      files.add(source(name.simpleName(), text));
    }
    assertEquals(List.of(), errors(folder, files));
    try (URLClassLoader loader =
            new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, SplitFunctionTest.class.getClassLoader());
        ModelGraph live = built(program, new GraphBuilder(program))) {
      for (int most = FEWEST; most <= MOST; most++) {
        Class<?> type = loader.loadClass("cut.Net" + most);
        try (ModelGraph cut = built(program, (ModelGraph) type.getConstructor().newInstance())) {
          assertEquals(live.graph().toGraphDef(), cut.graph().toGraphDef(), type.getName());
        }
      }
    }
    return texts;
  }

  private static ModelGraph built(Program program, ModelGraph graph) {
    program.functions().stream().map(Function::name).forEach(graph::function);
    return graph;
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///cut/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static List<String> errors(Path folder, List<JavaFileObject> files) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> options =
        List.of("-proc:none", "-d", folder.toString(), "-classpath", classPath, "--release", "17");
    javac.getTask(null, null, said, options, null, files).call();
    return said.getDiagnostics().stream().map(Diagnostic::toString).toList();
  }
}
