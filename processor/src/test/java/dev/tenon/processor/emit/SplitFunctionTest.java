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

  @Test
  void compilesAndBuildsTheSameWhereverItIsCut(@TempDir Path folder) throws Exception {
    Program program = FluentAssembler.assemble(new Net(), "Net").program();
    List<JavaFileObject> files = new ArrayList<>();
    for (int most = FEWEST; most <= MOST; most++) {
      ClassName name = ClassName.get("cut", "Net" + most);
      String text =
          JavaFile.builder("cut", new GraphEmitter(program, name, most).type(List.of()).build())
              .build()
              .toString();
      assertTrue(text.contains("private final class Train "), "train is split");
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
