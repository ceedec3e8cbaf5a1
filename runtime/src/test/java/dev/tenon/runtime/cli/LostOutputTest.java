package dev.tenon.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.runtime.Jvm;
import dev.tenon.runtime.data.IdxFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed and cannot be written. */
class LostOutputTest {
  @TempDir private Path folder;

  /** Runs a model's {@code main} with its standard output as {@code shell} says. */
  private String run(int status, String shell, String... args) throws Exception {
    Path log = folder.resolve("log");
    List<String> command =
        Stream.concat(
                Stream.of("sh", "-c", shell, "sh"),
                Jvm.command(InterruptionTest.Work.class, args).stream())
            .toList();
    int ended = Jvm.start(command, log).waitFor();
    String told = Files.readString(log);
    assertEquals(status, ended, told);
    return told;
  }

  @Test
  void aFullDiskIsToldAndEndsNoRun() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
    String told = run(1, "exec \"$@\" > /dev/full", "summary");
    assertTrue(
        told.contains(
            "error: not all that was printed is there, since standard output cannot be written: No space left on device; make room, or print elsewhere"),
        told);

    IdxFiles.write(folder);
    Path checkpoints = folder.resolve("run");
    String trained =
        run(
            1,
            "exec \"$@\" > /dev/full",
            "--data",
            folder.toString(),
            "--checkpoint",
            checkpoints.toString());
    assertTrue(trained.contains("error: not all that was printed"), trained);
    assertTrue(Files.exists(checkpoints.resolve("epoch-0002")), trained);
  }

  @Test
  void aReaderThatHasEnoughIsNoError() throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/sh")), "no pipes");
    String told = run(0, "{ \"$@\"; echo status $? >&2; } | true", "generate-completion", "mnist");
    assertTrue(told.contains("status 0"), told);
    assertFalse(told.contains("error"), told);
  }

  @Test
  void aProgramsOwnStreamIsLookedAtToo() {
    PrintStream full =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("No space left on device");
              }
            });
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        new CommandLineRunner(full, new PrintStream(err, true, StandardCharsets.UTF_8))
            .run(CommandLineRunnerTest.Small.class, "", "summary");
    assertEquals(1, status);
    assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("error: not all"), err::toString);
  }
}
