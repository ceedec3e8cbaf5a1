package dev.tenon.processor.evaluate;

import dev.tenon.Model;
import dev.tenon.ir.allow.Pages;
import dev.tenon.processor.edit.Editor;
import dev.tenon.processor.emit.GeneratedFile;
import dev.tenon.processor.report.Reporter;
import dev.tenon.processor.report.Style;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources with a processor that makes an object of each model, as Tenon's does. */
final class Runs {
  private final List<String> values = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private UnaryOperator<ProcessingEnvironment> wrapper = environment -> environment;
  private List<GeneratedFile> stubs = List.of();
  private boolean available;
  private boolean success;
  private String error = "";

  /** Has the processor see only a wrapper of the compiler's environment. */
  Runs wrapped(UnaryOperator<ProcessingEnvironment> with) {
    this.wrapper = with;
    return this;
  }

  /** Has the processor promise to generate this class. */
  Runs promising(String name, String text) {
    this.stubs = List.of(new GeneratedFile(name, text, null));
    return this;
  }

  /** What {@code toString} of each model's object gave. */
  List<String> values() {
    return values;
  }

  /** The messages, as {@code ERROR File.java:3:5 first line}. */
  List<String> messages() {
    return messages;
  }

  /** The messages in full. */
  List<String> texts() {
    return texts;
  }

  boolean available() {
    return available;
  }

  boolean success() {
    return success;
  }

  /** Why the last model was not compiled aside. */
  String error() {
    return error;
  }

  Runs compile(Path folder, Map<String, String> sources, String... moreOptions) {
    return compile(ToolProvider.getSystemJavaCompiler(), folder, sources, moreOptions);
  }

  Runs compile(
      JavaCompiler compiler, Path folder, Map<String, String> sources, String... moreOptions) {
    try {
      List<File> files = new ArrayList<>();
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = folder.resolve("src").resolve(source.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
        files.add(file.toFile());
      }
      Path out = Files.createDirectories(folder.resolve("out"));
      String path =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      List<String> options =
          new ArrayList<>(
              List.of("-d", out.toString(), "-classpath", out + File.pathSeparator + path));
      options.addAll(List.of(moreOptions));
      DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
      try (StandardJavaFileManager manager =
          compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
        JavaCompiler.CompilationTask task =
            compiler.getTask(
                new StringWriter(),
                manager,
                collector,
                options,
                null,
                manager.getJavaFileObjectsFromFiles(files));
        task.setProcessors(List.of(new Runner()));
        success = task.call();
      }
      for (Diagnostic<? extends JavaFileObject> diagnostic : collector.getDiagnostics()) {
        texts.add(diagnostic.getMessage(Locale.ROOT));
        messages.add(line(diagnostic));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
    String file =
        diagnostic.getSource() == null
            ? "?"
            : Path.of(diagnostic.getSource().toUri()).getFileName().toString();
    String text = diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("");
    return "%s %s:%d:%d %s"
        .formatted(
            diagnostic.getKind(),
            file,
            diagnostic.getLineNumber(),
            diagnostic.getColumnNumber(),
            text);
  }

  private final class Runner extends AbstractProcessor {
    private final Set<String> roots = new HashSet<>();
    private Evaluation evaluation;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("dev.tenon.*");
    }

    @Override
    public Set<String> getSupportedOptions() {
      return Set.of(Evaluation.TIMEOUT);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      for (TypeElement root : ElementFilter.typesIn(round.getRootElements())) {
        roots.add(root.getQualifiedName().toString());
      }
      try {
        if (evaluation == null) {
          Optional<Evaluation> found = Evaluation.of(wrapper.apply(processingEnv), roots);
          available = found.isPresent();
          if (!available) {
            return true;
          }
          evaluation = found.get();
        }
        for (TypeElement model :
            ElementFilter.typesIn(round.getElementsAnnotatedWith(Model.class))) {
          run(model);
        }
        if (round.processingOver()) {
          evaluation.close();
        }
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void run(TypeElement model) throws IOException {
      Reporter reporter =
          new Reporter(processingEnv.getMessager(), new Editor(null), Style.FULL, Pages.DEFAULT);
      Evaluation.Loaded loaded = evaluation.load(model, stubs);
      if (loaded.model() == null) {
        error = loaded.error();
      } else if (!loaded.model().problems().isEmpty()) {
        loaded.model().problems().forEach(problem -> reporter.report(problem, model));
      } else {
        Evaluated<String> evaluated = loaded.model().run(Runs::make);
        evaluated.problems().forEach(problem -> reporter.report(problem, model));
        evaluated.notes().forEach(note -> reporter.note(note.text(), note.origin(), model));
        if (evaluated.bug() != null) {
          reporter.internalError(evaluated.bug(), model);
        } else if (evaluated.value() != null) {
          values.add(evaluated.value());
        }
      }
      reporter.show();
    }
  }

  private static String make(Class<?> type) {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance().toString();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      } else if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
