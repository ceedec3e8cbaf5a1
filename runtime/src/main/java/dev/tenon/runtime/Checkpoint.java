package dev.tenon.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * A folder with the state of a training run: {@code variables.*}, a TensorFlow V2 bundle that
 * Python's {@code tf.train.load_checkpoint(folder + "/variables")} reads too, and {@code run.json}.
 *
 * <p>It is written under another name and moved, so that a crash leaves the last good one: at
 * {@code folder}, or for a moment at {@code folder.old}, where reading looks as well.
 */
final class Checkpoint {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VARIABLES = "variables";
  private static final String RUN = "run.json";

  private Checkpoint() {}

  /**
   * What a checkpoint says besides the variables.
   *
   * @param model simple name of the model
   * @param seed of the run
   * @param threads that computed; the same number gives the same results again
   * @param epochs done
   */
  record Run(String model, long seed, int threads, long epochs) {}

  /** Writes a checkpoint; {@code variables} writes the bundle at the prefix that it is given. */
  static void write(Path folder, Run run, Consumer<String> variables) {
    Path target = folder.toAbsolutePath().normalize();
    Path fresh = sibling(target, ".new");
    Path old = sibling(target, ".old");
    try {
      Files.createDirectories(target.getParent());
      delete(fresh);
      Files.createDirectory(fresh);
      variables.accept(fresh.resolve(VARIABLES).toString());
      JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.resolve(RUN).toFile(), run);
      if (Files.exists(target)) {
        if (!Files.exists(target.resolve(RUN))) {
          throw new UserError(
              target + " exists and is no checkpoint; give another path for the checkpoint");
        }
        delete(old);
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      delete(old);
    } catch (IOException e) {
      throw new UserError("cannot write the checkpoint " + target + ": " + e, e);
    }
  }

  /** Reads a checkpoint of {@code model}; {@code variables} reads the bundle of the run. */
  static Run read(Path folder, String model, BiConsumer<Run, String> variables) {
    Path source = folder.toAbsolutePath().normalize();
    if (!Files.exists(source) && Files.exists(sibling(source, ".old"))) {
      source = sibling(source, ".old");
    }
    try {
      Run run = JSON.readValue(Files.readAllBytes(source.resolve(RUN)), Run.class);
      if (!run.model().equals(model)) {
        throw new UserError(
            "%s is a checkpoint of %s, not of %s".formatted(source, run.model(), model));
      }
      variables.accept(run, source.resolve(VARIABLES).toString());
      return run;
    } catch (NoSuchFileException e) {
      throw new UserError("there is no checkpoint at " + source + " (no " + RUN + ")", e);
    } catch (IOException e) {
      throw new UserError("cannot read the checkpoint " + source + ": " + e.getMessage(), e);
    } catch (TensorFlowException e) {
      throw new UserError(
          "the checkpoint %s does not fit %s; was the model changed since? %s"
              .formatted(source, model, e.getMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  private static Path sibling(Path path, String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> contents;
    try (Stream<Path> all = Files.walk(folder)) {
      contents = all.sorted(Comparator.reverseOrder()).toList();
    }
    try {
      contents.forEach(Checkpoint::deleteFile);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
