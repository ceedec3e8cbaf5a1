package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.report.EpochResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.exceptions.TFResourceExhaustedException;

/** What stays in a folder of checkpoints, whatever happens to it. */
class CheckpointFolderTest {
  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();
  private int written;

  /** After {@code epochs} epochs, of which {@code best} is the best, and {@code step} steps. */
  private static Checkpoint.Run run(int epochs, int best, long step) {
    List<EpochResult> history =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(epoch -> new EpochResult(epoch, 1, 0.5, 1, Map.of(), 0.01, 1, 1))
            .toList();
    BatchRunner.Totals totals = new BatchRunner.Totals(0, 0, 0);
    RunState state = new RunState(9, 1, 1, 9, 0, step, 0, totals, history, best, false, null);
    return new Checkpoint.Run(2, "Tiny", 1, 1, null, epochs, Map.of(), Map.of(), null, state);
  }

  private void variables(String prefix) {
    try {
      Files.writeString(Path.of(prefix + ".index"), prefix);
      written++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A disk with room for {@code most} checkpoints. */
  private Consumer<String> room(int most) {
    return prefix -> {
      if (names().stream().filter(name -> !name.endsWith(".tenon-new")).count() >= most) {
        throw new TFResourceExhaustedException(prefix + "_temp; No space left on device");
      }
      variables(prefix);
    };
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(".lock"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void save(CheckpointFolder into, Checkpoint.Run... runs) {
    Arrays.stream(runs).forEach(run -> into.save(run, this::variables, warnings::add));
  }

  @Test
  void theOldestGiveWayWhereTheDiskIsFull() {
    try (CheckpointFolder opened = CheckpointFolder.open(folder, 3)) {
      for (int epoch = 1; epoch <= 6; epoch++) {
        opened.save(run(epoch, 2, 0), room(3), warnings::add);
      }
      assertEquals(List.of("epoch-0002", "epoch-0005", "epoch-0006"), names());
      assertEquals(6, written);
      assertEquals(3, warnings.size(), warnings::toString);
      assertEquals(
          "the disk is full, so the checkpoint %s gives way to a newer one"
              .formatted(folder.resolve("epoch-0001")),
          warnings.get(0));

      // room for two: the best stays, and of the others the newest, until it fits no more
      UserError full =
          assertThrows(UserError.class, () -> opened.save(run(7, 2, 0), room(2), warnings::add));
      assertTrue(
          full.getMessage()
              .endsWith("No space left on device; make room there, or name another place"),
          full.getMessage());
      assertEquals(List.of("epoch-0002", "epoch-0006"), names());
    }
  }

  @Test
  void theOnlyGoodOneDoesNotGiveWay() throws Exception {
    try (CheckpointFolder opened = CheckpointFolder.open(folder, 3)) {
      save(opened, run(1, 0, 0), run(2, 0, 0), run(3, 0, 0));
      Files.delete(folder.resolve("epoch-0003/variables.index"));
      Files.delete(folder.resolve("epoch-0002/variables.index"));
      assertThrows(UserError.class, () -> opened.save(run(1, 0, 4), room(1), warnings::add));
      assertEquals(List.of("epoch-0001"), names());
    }
  }

  @Test
  void whatIsWrittenStaysThoughADamagedOneSeemsNewer() throws Exception {
    try (CheckpointFolder opened = CheckpointFolder.open(folder, 1)) {
      save(opened, run(1, 0, 0));
      Files.createDirectory(folder.resolve("epoch-0002"));
      save(opened, run(1, 0, 5));
      assertEquals(List.of("epoch-0001-step-000005"), names());
    }
  }

  @Test
  void oneThatWasAboutToBeReplacedIsPutBack() throws Exception {
    try (CheckpointFolder opened = CheckpointFolder.open(folder, 1)) {
      save(opened, run(1, 0, 0));
    }
    // as a kill between the two moves leaves it, and one while the folder before is deleted
    Files.move(folder.resolve("epoch-0001"), folder.resolve("epoch-0001.tenon-old"));
    Files.createDirectory(folder.resolve("epoch-0001.tenon-new"));
    Files.createDirectory(folder.resolve("epoch-0000-step-000005.tenon-old"));
    try (CheckpointFolder opened = CheckpointFolder.open(folder, 1)) {
      assertEquals(List.of("epoch-0001"), names());
      assertEquals(folder.resolve("epoch-0001"), opened.newest(warnings::add).orElseThrow());
      assertEquals(List.of(), warnings);
    }
  }

  /** Without writing anything. */
  @Test
  void oneThatWasAboutToBeReplacedIsRead() throws Exception {
    try (CheckpointFolder opened = CheckpointFolder.open(folder, 3)) {
      save(opened, run(1, 0, 0), run(2, 0, 0));
    }
    Path old = folder.resolve("epoch-0002.tenon-old");
    Files.move(folder.resolve("epoch-0002"), old);
    Files.createDirectory(folder.resolve("epoch-0002.tenon-new"));
    Files.createDirectory(folder.resolve("epoch-0003.tenon-old")); // was being removed
    List<String> before = names();
    assertEquals(old, ChosenEpoch.ENDED.in(folder, warnings::add).orElseThrow().path());
    assertEquals(old, ChosenEpoch.after(2).in(folder, warnings::add).orElseThrow().path());
    assertEquals(List.of(1L, 2L), CheckpointFolder.epochs(folder));
    assertEquals(old, DiskFiles.present(folder.resolve("epoch-0002")));
    assertEquals(before, names());
    assertEquals(List.of(), warnings);
  }

  /** The folder changes while it is read, as one of a run with quick epochs does. */
  @Test
  void whatIsRemovedMeanwhileIsNotMissed() throws Exception {
    try (CheckpointFolder opened = CheckpointFolder.open(folder, 1)) {
      save(opened, run(1, 1, 0), run(2, 1, 0));
      Files.createSymbolicLink(folder.resolve("epoch-0009"), folder.resolve("gone"));
      assertEquals(
          folder.resolve("epoch-0002"),
          CheckpointFolder.newest(folder, warnings::add).orElseThrow());
      assertEquals(1, warnings.size(), warnings::toString);
    }
  }

  @Test
  void whoIsRefusedDoesNotLetOthersIn() throws Exception {
    try (CheckpointFolder opened = CheckpointFolder.open(folder, 1)) {
      Path link = Files.createSymbolicLink(folder.resolveSibling("link-to-it"), folder);
      for (Path path : List.of(folder, link)) {
        UserError refused =
            assertThrows(UserError.class, () -> CheckpointFolder.open(path, 1).close());
        assertTrue(refused.getMessage().contains("another run writes"), refused.getMessage());
      }
      Files.delete(link);
      Path log = folder.resolve("log");
      Process other = Jvm.start(Jvm.command(Opening.class, folder.toString()), log);
      assertEquals(UserError.EXIT_STATUS, other.waitFor(), Files.readString(log));
      assertTrue(opened.isEmpty());
    }
    CheckpointFolder.open(folder, 1).close();
  }

  /** Opens a folder in a program of its own. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] args) {
      try {
        CheckpointFolder.open(Path.of(args[0]), 1).close();
      } catch (UserError e) {
        System.out.println(e.getMessage());
        System.exit(UserError.EXIT_STATUS);
      }
    }
  }
}
