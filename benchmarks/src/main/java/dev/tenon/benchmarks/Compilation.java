package dev.tenon.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs of javac in this process, timed. */
final class Compilation {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Compilation() {}

  /**
   * How long a run took, in seconds.
   *
   * @param total all of it
   * @param processing what the annotation processor took of it
   * @param computing what all threads computed while it ran; counted in hundredths of a second, so
   *     only the mean of many runs tells
   */
  record Time(double total, double processing, double computing) {}

  /**
   * Compiles {@code sources} to class files in {@code out}, and generated sources there too.
   *
   * @param processor which processor runs; none if null
   */
  static Time run(Collection<Path> sources, Path out, Processor processor) {
    return run(sources, out, processor, 0);
  }

  /** The same for sources in which {@code mistakes} are found. */
  static Time run(Collection<Path> sources, Path out, Processor processor, int mistakes) {
    Timed timed = processor == null ? null : new Timed(processor);
    String classPath = out + System.getProperty("path.separator");
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-classpath", classPath + System.getProperty("java.class.path")));
    options.addAll(List.of("-d", out.toString(), "-s", out.toString(), "-implicit:none"));
    options.add(timed == null ? "-proc:none" : "-Xlint:all");
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      long start = System.nanoTime();
      JavaCompiler.CompilationTask task =
          javac.getTask(
              null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources));
      if (timed != null) {
        task.setProcessors(List.of(timed));
      }
      task.call();
      double total = (System.nanoTime() - start) / 1e9;
      long errors =
          diagnostics.getDiagnostics().stream()
              .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
              .count();
      if (errors != mistakes) {
        throw new IllegalStateException(
            "%d errors, not %d:%n%s".formatted(errors, mistakes, errors(diagnostics)));
      }
      return timed == null
          ? new Time(total, 0, 0)
          : new Time(total, timed.nanos / 1e9, timed.computed / 1e9);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String errors(DiagnosticCollector<JavaFileObject> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        text.append(diagnostic).append('\n');
      }
    }
    return text.toString();
  }

  /** The Java sources in {@code folder}. */
  static List<Path> sources(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does what another processor does and counts its time. */
  private static final class Timed extends AbstractProcessor {
    private final Processor processor;
    private long nanos;
    private long computed;

    Timed(Processor processor) {
      this.processor = processor;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      timed(() -> processor.init(environment));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      boolean[] claimed = new boolean[1];
      timed(() -> claimed[0] = processor.process(annotations, round));
      return claimed[0];
    }

    private void timed(Runnable work) {
      long computedBefore = PROCESS.getProcessCpuTime();
      long start = System.nanoTime();
      work.run();
      nanos += System.nanoTime() - start;
      computed += PROCESS.getProcessCpuTime() - computedBefore;
    }
  }
}
