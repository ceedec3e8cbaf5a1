package dev.tenon.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenon.runtime.cli.Precision;
import dev.tenon.runtime.data.SavedEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * A folder with the state of a training run: {@code variables.*}, a TensorFlow V2 bundle that
 * Python's {@code tf.train.load_checkpoint(folder + "/variables")} reads too, and {@code run.json}.
 *
 * <p>It is written under another name, forced to the disk, and moved, so that a crash at any moment
 * leaves the last good one: at {@code folder}, or for a moment at {@code folder.tenon-old}, where
 * reading looks as well. {@code run.json} has the sizes and checksums of the other files, and its
 * own, so that one that was cut off or changed later is found before a variable is read.
 */
final class Checkpoint {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FORMAT = 2;
  private static final String VARIABLES = "variables";
  private static final String INDEX = VARIABLES + ".index";
  static final String RUN = "run.json";

  private static final Set<String> PARTS = Set.of(RUN, INDEX, VARIABLES + ".data-00000-of-00001");

  /** How many folders a message names. */
  private static final int NAMED = 3;

  private static final Pattern FILE = Pattern.compile("[\\w.-]+");

  private Checkpoint() {}

  /**
   * What a checkpoint says besides the variables.
   *
   * @param format 2; another one may mean something else
   * @param model simple name of the model
   * @param seed of the run
   * @param threads that computed; the same number gives the same results again
   * @param precision in which numbers; null where that was not written yet
   * @param epochs done since the variables got their initial values
   * @param variables name and type of each variable: {@code "float32 3 3 1 32"}
   * @param files the other files of the folder
   * @param rows how rows of a table became numbers; null where it was trained on something else
   * @param state how far the run was; null for weights that were saved outside of a run
   */
  record Run(
      int format,
      String model,
      long seed,
      int threads,
      Precision precision,
      long epochs,
      Map<String, String> variables,
      Map<String, DiskFiles.Sum> files,
      SavedEncoding rows,
      RunState state) {
    Run {
      Objects.requireNonNull(model, "model");
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
      files = Collections.unmodifiableMap(new TreeMap<>(files));
      for (String name : files.keySet()) {
        if (!FILE.matcher(name).matches()) {
          throw new IllegalArgumentException("no file of a checkpoint: " + name);
        }
      }
    }

    /** Of a run of {@code session}; what it says of files is added when it is written. */
    static Run of(ModelSession session, long seed, long epochs, RunState state) {
      ModelGraph graph = session.graph();
      return new Run(
          FORMAT,
          graph.name(),
          seed,
          session.threads(),
          session.computing().precision(),
          epochs,
          types(graph),
          Map.of(),
          session.rows().orElse(null),
          state);
    }

    private Run with(Map<String, DiskFiles.Sum> sums) {
      return new Run(format, model, seed, threads, precision, epochs, variables, sums, rows, state);
    }
  }

  private static Map<String, String> types(ModelGraph graph) {
    Map<String, String> types = new LinkedHashMap<>();
    for (Weight<?> weight : graph.weights()) {
      StringBuilder type = new StringBuilder(Types.of(weight.dtype()).toString());
      for (long size : weight.shape().asArray()) {
        type.append(' ').append(size);
      }
      types.put(weight.name(), type.toString());
    }
    return types;
  }

  /** Checks that nothing but a checkpoint would be lost by writing one to {@code folder}. */
  static void checkFree(Path folder) {
    Path target = folder.toAbsolutePath().normalize();
    try {
      FreeFolder.check(target, "checkpoint", Files.exists(target.resolve(RUN)), PARTS::contains);
    } catch (IOException e) {
      throw new UserError(
          "cannot read the folder %s: %s".formatted(target, DiskFiles.reason(e)), e);
    }
  }

  /**
   * Writes a checkpoint; {@code variables} writes the bundle at the prefix that it is given.
   *
   * @throws UserError if it cannot be written; what was at {@code folder} is still there
   */
  static void write(Path folder, Run run, Consumer<String> variables) {
    Path target = folder.toAbsolutePath().normalize();
    try {
      DiskFiles.replace(
          target,
          fresh -> {
            variables.accept(fresh.resolve(VARIABLES).toString());
            Map<String, DiskFiles.Sum> sums = DiskFiles.sums(fresh);
            Files.write(fresh.resolve(RUN), SealedJson.of(JSON, run.with(sums)));
          });
    } catch (IOException | TensorFlowException e) {
      throw new UserError(
          "cannot write the checkpoint %s: %s".formatted(target, DiskFiles.notWritten(e)), e);
    }
  }

  /**
   * Reads a checkpoint of {@code graph}; {@code variables} reads the bundle of the run.
   *
   * @param folder the checkpoint, or the folder of a run, of which the one is read that it ended
   *     with
   * @throws UserError if there is none, it is damaged, or it is one of another model
   */
  static Run read(Path folder, ModelGraph graph, BiConsumer<Run, String> variables) {
    Path source = source(folder.toAbsolutePath().normalize());
    Run run = run(source);
    damage(source, run)
        .ifPresent(
            what -> {
              throw new UserError(
                  "the checkpoint %s is damaged: %s; use another one".formatted(source, what));
            });
    if (!run.model().equals(graph.name())) {
      throw new UserError(
          "%s is a checkpoint of %s, not of %s".formatted(source, run.model(), graph.name()));
    }
    Differences.between(graph.inCheckpoint(types(graph), run.variables().keySet()), run.variables())
        .ifPresent(
            differences -> {
              throw new UserError(
                  "the checkpoint %s does not fit %s, which has changed since:\n%s"
                      .formatted(source, graph.name(), differences));
            });
    try {
      variables.accept(run, source.resolve(VARIABLES).toString());
    } catch (TensorFlowException e) {
      throw new UserError(
          "cannot read the checkpoint %s: %s".formatted(source, DiskFiles.reason(e)), e);
    }
    return run;
  }

  private static Path source(Path folder) {
    Path present = DiskFiles.present(folder);
    if (Files.exists(present.resolve(RUN))) {
      return present;
    }
    List<String> damaged = new ArrayList<>();
    Optional<ChosenEpoch.Found> found = ChosenEpoch.ENDED.in(folder, damaged::add);
    if (found.isEmpty() && !damaged.isEmpty()) {
      throw new UserError("no checkpoint in %s is whole: %s".formatted(folder, damaged.get(0)));
    }
    return found.map(ChosenEpoch.Found::path).orElse(folder);
  }

  /** What {@code run.json} of {@code folder} says. */
  static Run run(Path folder) {
    try {
      return run(folder, Files.readAllBytes(folder.resolve(RUN)));
    } catch (NoSuchFileException e) {
      throw new UserError(
          "there is no checkpoint at %s (no %s)%s".formatted(folder, RUN, below(folder)), e);
    } catch (IOException e) {
      throw new UserError(
          "cannot read the checkpoint %s: %s".formatted(folder, DiskFiles.reason(e)), e);
    }
  }

  /** Which folders in {@code folder} have checkpoints: it may be the one in which all runs lie. */
  private static String below(Path folder) {
    List<String> runs = List.of();
    if (Files.isDirectory(folder) && Files.isReadable(folder)) {
      try (Stream<Path> inner = Files.list(folder)) {
        runs =
            inner
                .filter(Files::isReadable) // unlike lost+found
                .filter(p -> Files.exists(p.resolve(RUN)) || !CheckpointFolder.epochs(p).isEmpty())
                .map(Path::toString)
                .sorted()
                .toList();
      } catch (IOException e) {
        throw new UserError(
            "cannot read the folder %s: %s".formatted(folder, DiskFiles.reason(e)), e);
      }
    }
    if (runs.isEmpty()) {
      return "";
    }
    String more = runs.size() > NAMED ? " and %d more".formatted(runs.size() - NAMED) : "";
    return "; there are some in %s%s"
        .formatted(String.join(", ", runs.subList(0, Math.min(NAMED, runs.size()))), more);
  }

  /** What {@code json} says, the text of {@code run.json} of {@code folder}. */
  static Run run(Path folder, byte[] json) {
    try {
      JsonNode tree = SealedJson.read(JSON, json);
      int format = tree.path("format").asInt();
      if (format != FORMAT && tree.path("format").isInt()) {
        throw new UserError(
            "the checkpoint %s is of another version of Tenon (format %d, this reads %d)"
                .formatted(folder, format, FORMAT));
      }
      Run run = JSON.treeToValue(tree, Run.class);
      if (run != null) {
        return run;
      }
    } catch (SealedJson.Changed e) {
      throw damaged(folder, e.getMessage(), e);
    } catch (IOException e) {
      throw damaged(folder, "is not what Tenon writes", e);
    }
    throw damaged(folder, "is not what Tenon writes", null);
  }

  private static UserError damaged(Path folder, String how, Exception cause) {
    return new UserError(
        "the checkpoint %s is damaged, and another one is needed: %s %s"
            .formatted(folder, RUN, how),
        cause);
  }

  /** What is wrong with the files of {@code folder}; empty where they are as they were written. */
  static Optional<String> damage(Path folder, Run run) {
    if (!run.files().containsKey(INDEX)) {
      return Optional.of("%s does not list %s".formatted(RUN, INDEX));
    }
    return run.files().entrySet().stream()
        .map(file -> DiskFiles.damage(folder.resolve(file.getKey()), file.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
