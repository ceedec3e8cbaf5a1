package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Varied;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk and a kill leave saved models and files of weights as they were before. */
class ExportFaultsTest {
  private static final int KILLS = Integer.getInteger("tenon.export.kills", 6);
  private static final Value IMAGES = Value.of(new byte[2 * 400], 2, 20, 20, 1);

  @TempDir private Path folder;

  /** Exports again and again, with another bias each time. */
  static final class Work {
    private Work() {}

    /** Writes into the folder {@code args[0]}, {@code args[1]} times. */
    public static void main(String[] args) {
      Path folder = Path.of(args[0]);
      try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
        for (int i = 1; i <= Integer.parseInt(args[1]); i++) {
          trainer.write("logits/bias", Value.of(new float[] {i, i, i}, 3));
          tried(() -> trainer.export(folder.resolve("model")));
          tried(() -> trainer.weights().writeNpz(folder.resolve("weights.npz")));
          tried(() -> trainer.weights().writeSafetensors(folder.resolve("weights.safetensors")));
          System.out.println("written");
        }
      }
    }

    private static void tried(Runnable writing) {
      try {
        writing.run();
      } catch (UserError e) {
        System.out.println("told: " + e.getMessage());
        System.out.println("status: " + e.exitStatus());
      }
    }
  }

  /** What the files in the folder say; each must be whole. */
  private List<Value> contents() {
    try (Predictor predictor = Predictor.load(folder.resolve("model"));
        Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      Value answer = predictor.predict(IMAGES);
      trainer.weights().load(folder.resolve("weights.npz"));
      Value npz = trainer.read("logits/bias");
      trainer.weights().load(folder.resolve("weights.safetensors"));
      return List.of(answer, npz, trainer.read("logits/bias"));
    }
  }

  private void writeOnce() throws Exception {
    Path log = folder.resolve("log");
    Process process = Jvm.start(Jvm.command(Work.class, folder.toString(), "1"), log);
    assertEquals(0, process.waitFor(), () -> text(log));
    assertFalse(text(log).contains("told:"), () -> text(log));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  /** A limit on the size of files stands for a full disk: writing fails in the same places. */
  @Test
  void aFullDiskIsToldAndChangesNothing() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no ulimit");
    writeOnce();
    List<Value> before = contents();
    Path log = folder.resolve("log");
    List<String> command =
        Stream.concat(
                // 4 KB, less than the weights; in bash, which counts kilobytes, 8
                Stream.of("sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"),
                Jvm.command(Work.class, folder.toString(), "1").stream())
            .toList();
    assertEquals(0, Jvm.start(command, log).waitFor(), () -> text(log));
    for (String what : List.of("saved model", "weights")) {
      assertTrue(text(log).contains("told: cannot write the " + what + " "), () -> text(log));
    }
    assertEquals(3, text(log).split("told: cannot write", -1).length - 1, text(log));
    assertEquals(3, text(log).split("status: 1", -1).length - 1, text(log));
    assertEquals(before, contents());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(
          List.of("log", "model", "weights.npz", "weights.safetensors"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aKillLeavesOldOrNew() throws Exception {
    writeOnce();
    Random random = new Random(11);
    for (int kill = 0; kill < KILLS; kill++) {
      Path log = folder.resolve("log");
      Process process = Jvm.start(Jvm.command(Work.class, folder.toString(), "100000"), log);
      Jvm.await(process, log, "written");
      process.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      List<Value> now = contents();
      assertTrue(now.get(1).floats()[0] >= 1 && now.get(2).floats()[2] >= 1, now.toString());
    }
  }

  @Test
  void oneAfterTheOtherWritesAFolder() throws Exception {
    List<Path> logs = List.of(folder.resolve("log1"), folder.resolve("log2"));
    List<Process> processes = new ArrayList<>();
    for (Path log : logs) {
      processes.add(Jvm.start(Jvm.command(Work.class, folder.toString(), "12"), log));
    }
    for (Process process : processes) {
      process.waitFor();
    }
    for (Path log : logs) {
      assertEquals(12, text(log).lines().filter("written"::equals).count(), text(log));
      assertFalse(text(log).contains("told:"), () -> text(log));
    }
    contents();
    try (Stream<Path> left = Files.list(folder)) {
      assertFalse(left.anyMatch(path -> path.toString().contains("tenon-")));
    }
  }

  /** {@code /dev/null} and a pipe would become files. */
  @Test
  void whatIsNoFileIsNotReplaced() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      UserError refused = assertThrows(UserError.class, () -> trainer.weights().writeNpz(pipe));
      assertEquals(
          "cannot write the weights %s: it is a device, not an ordinary file".formatted(pipe),
          refused.getMessage());
    }
    assertTrue(Files.readAttributes(pipe, BasicFileAttributes.class).isOther());
  }
}
