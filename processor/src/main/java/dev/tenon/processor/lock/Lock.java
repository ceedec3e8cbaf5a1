package dev.tenon.processor.lock;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Program;
import dev.tenon.ir.lock.LockCheck;
import dev.tenon.ir.lock.LockMessages;
import dev.tenon.ir.lock.Shapes;
import dev.tenon.processor.read.Source;
import dev.tenon.processor.read.Token;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Writes what weights a model has, {@code XxxGraph.shapes}, and holds it against a copy that was
 * kept, {@code Xxx.shapes}: the lock.
 */
public final class Lock {
  /** The processor's option: the folder of resources in which locks are. */
  public static final String FOLDER = "tenon.lock";

  /** The processor's option: {@code error} where a model that differs must not compile. */
  public static final String SEVERITY = "tenon.lock.severity";

  private static final List<StandardLocation> PLACES =
      List.of(
          StandardLocation.CLASS_OUTPUT, StandardLocation.SOURCE_PATH, StandardLocation.CLASS_PATH);

  private final Filer filer;
  private final Map<String, String> options;

  /** The locks of one compilation. */
  public Lock(ProcessingEnvironment environment) {
    filer = environment.getFiler();
    options = environment.getOptions();
  }

  /**
   * A lock.
   *
   * @param path null where it is no file
   */
  private record Found(String text, Path path) {}

  /**
   * Writes the weights of {@code program}, which {@code source} declares; what has changed since
   * the lock was made; empty if there is none.
   */
  public Optional<List<Located>> check(Program program, Source source) throws IOException {
    Shapes shapes = Shapes.of(program);
    String name = source.names().generated("");
    FileObject generated =
        filer.createResource(
            StandardLocation.CLASS_OUTPUT,
            source.names().packageName(),
            source.names().generated("Graph.shapes"),
            source.model());
    try (Writer writer = generated.openWriter()) {
      writer.write(shapes.text(name));
    }
    Optional<Found> lock = find(source.names().packageName(), name + ".shapes");
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    Origin model = new Token(source.model(), null).origin();
    String target = LockPaths.shown(LockPaths.source(lock.get().path()), name + ".shapes");
    String accept =
        "cp " + LockPaths.shown(LockPaths.of(generated), name + "Graph.shapes") + " " + target;
    boolean warning = !"error".equals(options.get(SEVERITY));
    try {
      return Optional.of(
          LockCheck.check(
              program,
              Shapes.parse(lock.get().text()),
              new LockMessages(model, source.fluent(), warning, accept)));
    } catch (Problem problem) {
      return Optional.of(List.of(new Located(problem.explained("in " + target), model, false)));
    }
  }

  private Optional<Found> find(String packageName, String file) throws IOException {
    String folder = options.get(FOLDER);
    if (folder != null) {
      Path path = Path.of(folder, packageName.split("\\.")).resolve(file);
      return Files.exists(path)
          ? Optional.of(new Found(Files.readString(path), path))
          : Optional.empty();
    }
    for (StandardLocation place : PLACES) {
      try {
        FileObject found = filer.getResource(place, packageName, file);
        String text = found.getCharContent(true).toString();
        return Optional.of(new Found(text, LockPaths.of(found)));
      } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
        // there is none, or the compiler has no such place
      }
    }
    return Optional.empty();
  }
}
