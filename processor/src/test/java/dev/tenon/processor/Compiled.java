package dev.tenon.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Sources compiled with Tenon's processor, and what the compiler said. */
final class Compiled {
  /** A compiler that the processor must work in. */
  enum Compiler {
    JAVAC {
      @Override
      JavaCompiler create() {
        return ToolProvider.getSystemJavaCompiler();
      }
    },
    ECJ {
      @Override
      JavaCompiler create() {
        return new EclipseCompiler();
      }
    };

    abstract JavaCompiler create();
  }

  /**
   * One diagnostic.
   *
   * @param line 0 where it has no place
   * @param printed as the compiler prints it, the file without folders
   */
  record Message(
      Diagnostic.Kind kind, String file, long line, long column, String text, String printed) {
    String firstLine() {
      return text.lines().findFirst().orElse("");
    }
  }

  private static final String PROCESSORS =
      "dev.tenon.processor.ModelProcessor,dev.tenon.processor.OwnAnnotations";

  private final Path folder;
  private final List<Message> messages;
  private final boolean success;

  private Compiled(Path folder, List<Message> messages, boolean success) {
    this.folder = folder;
    this.messages = messages;
    this.success = success;
  }

  /** Classes of {@code sources}, by file name, compiled into {@code folder} without a processor. */
  static URLClassLoader plainly(Path folder, Map<String, String> sources) {
    Map<String, String> files = new LinkedHashMap<>();
    sources.forEach((file, source) -> files.put("cases/" + file, source));
    Compiled compiled = compile(Compiler.JAVAC, folder, files, "-proc:none", "-g", "-parameters");
    if (!compiled.success()) {
      throw new AssertionError(compiled.messages().toString());
    }
    return compiled.loader();
  }

  /** Compiles {@code sources}, by path such as {@code shop/Tiny.java}. */
  static Compiled compile(
      Compiler compiler, Path folder, Map<String, String> sources, String... moreOptions) {
    return compile(compiler, folder, classPath(), sources, moreOptions);
  }

  /**
   * Compiles {@code sources} with the classes of this on the class path, but not the processor's.
   */
  Compiled compileUser(Compiler compiler, Path userFolder, Map<String, String> sources) {
    return compile(compiler, userFolder, classPath() + File.pathSeparator + folder, sources);
  }

  private static Compiled compile(
      Compiler compiler,
      Path folder,
      String classPath,
      Map<String, String> sources,
      String... moreOptions) {
    try {
      List<File> files = new ArrayList<>();
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = folder.resolve("src").resolve(source.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
        files.add(file.toFile());
      }
      Path out = Files.createDirectories(folder.resolve("out"));
      List<String> options =
          new ArrayList<>(
              List.of("-d", out.toString(), "-s", out.toString(), "-classpath", classPath));
      options.addAll(List.of("-processorpath", classPath()));
      options.addAll(List.of("-processor", PROCESSORS));
      options.addAll(List.of("--release", "17", "-encoding", "UTF-8"));
      options.addAll(List.of(moreOptions));
      DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
      JavaCompiler tool = compiler.create();
      StringWriter other = new StringWriter();
      try (StandardJavaFileManager manager =
          tool.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
        boolean success =
            tool.getTask(
                    other,
                    manager,
                    collector,
                    options,
                    null,
                    manager.getJavaFileObjectsFromFiles(files))
                .call();
        return new Compiled(
            out, collector.getDiagnostics().stream().map(Compiled::message).toList(), success);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static Message message(Diagnostic<? extends JavaFileObject> diagnostic) {
    String file =
        diagnostic.getSource() == null
            ? ""
            : Path.of(diagnostic.getSource().toUri()).getFileName().toString();
    return new Message(
        diagnostic.getKind(),
        file,
        Math.max(0, diagnostic.getLineNumber()),
        diagnostic.getColumnNumber(),
        diagnostic.getMessage(Locale.ROOT),
        diagnostic.getSource() == null
            ? diagnostic.toString()
            : diagnostic.toString().replace(diagnostic.getSource().getName(), file));
  }

  List<Message> messages() {
    return messages;
  }

  boolean success() {
    return success;
  }

  /** The text of the generated source at {@code path}. */
  String generated(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A loader of the classes. */
  URLClassLoader loader() {
    try {
      return new URLClassLoader(
          new URL[] {folder.toUri().toURL()}, Compiled.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The test resource called {@code name}. */
  static String resource(String name) {
    try (var in = Compiled.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of the test resource folder {@code name}, by file name. */
  static Map<String, String> resources(String name) {
    Map<String, String> files = new LinkedHashMap<>();
    try (Stream<Path> list = Files.list(Path.of(Compiled.class.getResource("/" + name).toURI()))) {
      for (Path file : list.sorted().toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException | java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }
}
