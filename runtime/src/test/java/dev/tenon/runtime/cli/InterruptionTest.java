package dev.tenon.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.runtime.Jvm;
import dev.tenon.runtime.data.IdxFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Ctrl-C does to a program that trains. */
class InterruptionTest {
  @TempDir private Path folder;

  /** A model's {@code main}. */
  static final class Work {
    private Work() {}

    /** Runs it. */
    public static void main(String[] args) {
      System.exit(new CommandLineRunner().run(CommandLineRunnerTest.Small.class, "", args));
    }
  }

  private Process start(Path log, String... more) throws Exception {
    List<String> args =
        new ArrayList<>(List.of("--data", folder.toString(), "--epochs", "1000000", "--plain"));
    args.addAll(List.of(more));
    return Jvm.start(Jvm.command(Work.class, args.toArray(String[]::new)), log);
  }

  @Test
  void finishesTheStepAndSaves() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no signals");
    IdxFiles.write(folder);
    Path log = folder.resolve("log");
    String run = folder.resolve("run").toString();

    Process first = start(log, "--checkpoint", run);
    Jvm.await(first, log, "epoch      20/");
    first.destroy(); // SIGTERM, which a JVM takes like the SIGINT of Ctrl-C
    assertEquals(128 + 15, first.waitFor());
    String told = Files.readString(log);
    assertTrue(told.contains("stopped in epoch"), told);
    assertTrue(told.contains("saved in " + run + ", from where --resume goes on"), told);
    assertFalse(told.contains("Exception"), told);

    Process second = start(log, "--checkpoint", run, "--resume");
    Jvm.await(second, log, "goes on after");
    second.destroy();
    assertEquals(128 + 15, second.waitFor());
    assertTrue(Files.readString(log).contains("goes on after "), Files.readString(log));
  }

  /** Work that does not end when it is to. */
  static final class Stubborn {
    private Stubborn() {}

    public static void main(String[] args) {
      Interruption.during(
          System.err,
          interruption -> {
            interruption.stopBy(() -> System.err.println("is to stop"));
            System.err.println("works");
            while (true) {
              LockSupport.park();
            }
          });
    }
  }

  @Test
  void endsAtOnceTheSecondTime() throws Exception {
    // A program that a shell starts in the background hears no Ctrl-C, nor does one that it starts.
    List<String> heard = List.of("env", "--default-signal=INT");
    assumeTrue(Files.exists(Path.of("/usr/bin/env")), "no signals");
    assumeTrue(new ProcessBuilder(heard).start().waitFor() == 0, "another env");
    List<String> command = new ArrayList<>(heard);
    command.addAll(Jvm.command(Stubborn.class));
    Path log = folder.resolve("log");
    Process process = Jvm.start(command, log);
    Jvm.await(process, log, "works");
    interrupt(process);
    Jvm.await(process, log, "Ctrl-C once more ends at once, and saves nothing");
    assertTrue(process.isAlive(), Files.readString(log));
    interrupt(process);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(128 + 2, process.exitValue(), Files.readString(log));
    assertTrue(Files.readString(log).contains("is to stop"), Files.readString(log));
  }

  private static void interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
  }

  @Test
  void saysThatNothingIsSaved() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no signals");
    IdxFiles.write(folder);
    Path log = folder.resolve("log");
    Process process = start(log);
    Jvm.await(process, log, "epoch       3/");
    process.destroy();
    assertEquals(128 + 15, process.waitFor());
    assertTrue(Files.readString(log).contains("nothing is saved"), Files.readString(log));
    assertFalse(Files.readString(log).contains("nothing of it is kept"), Files.readString(log));
  }
}
