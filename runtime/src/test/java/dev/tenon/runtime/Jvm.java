package dev.tenon.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own, with the class path of the tests. */
public final class Jvm {
  private Jvm() {}

  /** The command that runs {@code main}; it starts fast rather than running fast. */
  public static List<String> command(Class<?> main, String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(args));
    return command;
  }

  /** Starts {@code command}, whose output goes to {@code log}. */
  public static Process start(List<String> command, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** Waits until {@code log} has {@code text}, or the process has ended. */
  public static void await(Process process, Path log, String text) throws Exception {
    while (process.isAlive() && !Files.readString(log).contains(text)) {
      Thread.sleep(5);
    }
  }
}
