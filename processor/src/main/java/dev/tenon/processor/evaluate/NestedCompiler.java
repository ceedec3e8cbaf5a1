package dev.tenon.processor.evaluate;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.tenon.Problem;
import dev.tenon.processor.emit.GeneratedFile;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles a model and the sources that it needs, in memory, beside the compilation that goes on.
 *
 * <p>The compiler's own trees are not attributed: that would change what it reports later.
 */
final class NestedCompiler implements AutoCloseable {
  private final ProcessingEnvironment environment;
  private final Sources sources;
  private final ClassFiles classFiles;
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private StandardJavaFileManager standard;

  NestedCompiler(ProcessingEnvironment environment, Sources sources, ClassFiles classFiles) {
    this.environment = environment;
    this.sources = sources;
    this.classFiles = classFiles;
  }

  /**
   * What came of a compilation.
   *
   * @param classes by binary name; empty where there are errors
   * @param error the first error; empty where there is none
   */
  record Result(Map<String, NestedFiles.Output> classes, String error) {}

  /** Compiles {@code model}; {@code stubs} stand for classes that will be generated. */
  Result compile(TypeElement model, List<GeneratedFile> stubs) throws IOException {
    Set<SourceFile> needed = sources.needed(model);
    List<JavaFileObject> inputs = new ArrayList<>(needed);
    Set<String> words = new HashSet<>();
    needed.forEach(file -> words.addAll(file.words()));
    for (GeneratedFile stub : stubs) {
      if (words.contains(stub.name().substring(stub.name().lastIndexOf('.') + 1))) {
        stubs.forEach(file -> inputs.add(new Stub(file))); // they name each other
        break;
      }
    }
    Map<SourceFile, List<Folded.Operand>> folded = new LinkedHashMap<>();
    Result result = compile(needed, inputs, folded);
    return folded.isEmpty() || result.classes().isEmpty()
        ? result
        : computing(folded, () -> compile(needed, inputs, new LinkedHashMap<>())).orElse(result);
  }

  private interface Compilation {
    Result run() throws IOException;
  }

  /**
   * Compiles again, so that {@code folded} overflows where it is computed; but not the values of
   * constants that other code needs to be constants. Empty if all of it must be constant.
   */
  private static Optional<Result> computing(
      Map<SourceFile, List<Folded.Operand>> folded, Compilation compilation) throws IOException {
    List<Predicate<Folded.Operand>> choices = List.of(all -> true, some -> !some.inConstant());
    try {
      for (Predicate<Folded.Operand> chosen : choices) {
        folded.forEach((file, operands) -> file.compute(operands.stream().filter(chosen).toList()));
        Result result = compilation.run();
        if (!result.classes().isEmpty()) {
          return Optional.of(result);
        }
      }
      return Optional.empty();
    } finally {
      folded.keySet().forEach(file -> file.compute(List.of()));
    }
  }

  /** One compilation, which puts overflows of constants into {@code folded}. */
  private Result compile(
      Set<SourceFile> needed,
      List<JavaFileObject> inputs,
      Map<SourceFile, List<Folded.Operand>> folded)
      throws IOException {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    NestedFiles files =
        new NestedFiles(
            standardFiles(), environment.getElementUtils(), sources, classFiles, needed);
    JavacTask task =
        (JavacTask)
            compiler.getTask(new StringWriter(), files, diagnostics, options(), null, inputs);
    task.addTaskListener(
        new TaskListener() {
          @Override
          public void finished(TaskEvent event) {
            if (event.getKind() != TaskEvent.Kind.ANALYZE || event.getTypeElement() == null) {
              return;
            }
            SourceFile file = files.source(event.getSourceFile().toUri());
            TreePath type = Trees.instance(task).getPath(event.getTypeElement());
            if (file != null && type != null) {
              List<Folded.Operand> found = Folded.in(type, Trees.instance(task));
              if (!found.isEmpty()) {
                folded.computeIfAbsent(file, f -> new ArrayList<>()).addAll(found);
              }
            }
          }
        });
    boolean success = task.call();
    String error =
        diagnostics.getDiagnostics().stream()
            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
            .findFirst()
            .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
            .orElse(success ? "" : "the compiler gave up");
    return new Result(success ? files.outputs() : Map.of(), error);
  }

  private List<String> options() {
    // No lint: the compilation around this one warns of the same sources.
    List<String> options =
        new ArrayList<>(
            List.of("-proc:none", "-g", "-parameters", "-implicit:class", "-Xlint:none"));
    int version = environment.getSourceVersion().ordinal();
    if (version < javax.lang.model.SourceVersion.latest().ordinal()) {
      // Not --release: the model may use the whole JDK, where the compilation around it does.
      options.addAll(List.of("-source", version + "", "-target", version + ""));
    } else if (environment.isPreviewEnabled()) {
      options.addAll(List.of("-source", version + "", "--enable-preview"));
    }
    return options;
  }

  /** Files of the JDK, and those of the Tenon that will run the model. */
  private StandardJavaFileManager standardFiles() throws IOException {
    if (standard == null) {
      standard =
          compiler.getStandardFileManager(diagnostic -> {}, Locale.ROOT, StandardCharsets.UTF_8);
      standard.setLocation(StandardLocation.CLASS_PATH, tenon());
    }
    return standard;
  }

  private static List<File> tenon() {
    CodeSource source = Problem.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? List.of() : List.of(Path.of(source.getLocation().toURI()).toFile());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return List.of(); // then the compilation's own Tenon is used
    }
  }

  @Override
  public void close() throws IOException {
    if (standard != null) {
      standard.close();
    }
  }

  private static final class Stub extends SimpleJavaFileObject {
    private final String text;

    private Stub(GeneratedFile file) {
      super(URI.create("tenon:///" + file.name().replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = file.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
