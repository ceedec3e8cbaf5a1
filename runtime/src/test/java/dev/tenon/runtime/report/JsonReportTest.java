package dev.tenon.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {
  private static final RunInfo RUN = new RunInfo("Net", 2, 100, 64, 421_642, "CPU", 2);
  private static final EpochResult FIRST =
      new EpochResult(1, 0.25, 0.625, 0.5, Map.of("accuracy", 0.75), 0.125, 12.5, 4980.25);
  private static final EpochResult BAD =
      new EpochResult(
          2,
          Double.NaN,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Map.of("auc", Double.NaN),
          0.125,
          1,
          Double.NaN);

  @TempDir Path folder;

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void holdsWhatTheRunBrought() throws IOException {
    Path file = folder.resolve("report.json");
    JsonReport report = new JsonReport(file);
    report.runStarted(RUN);
    assertFalse(Files.exists(file));
    report.epochEnded(FIRST);
    report.epochEnded(BAD);
    report.runEnded();

    JsonNode json = read(file);
    assertEquals(
        List.of("model", "epochs", "parameters", "device", "threads", "peakMemoryBytes"),
        names(json));
    assertEquals("Net", json.get("model").textValue());
    assertEquals(421_642, json.get("parameters").longValue());
    assertEquals("CPU", json.get("device").textValue());
    assertEquals(2, json.get("threads").intValue());
    assertTrue(json.get("peakMemoryBytes").isIntegralNumber());
    assertTrue(json.get("peakMemoryBytes").longValue() > 10_000_000, json::toString);

    assertEquals(2, json.get("epochs").size());
    JsonNode first = json.get("epochs").get(0);
    assertEquals(
        List.of(
            "epoch",
            "trainLoss",
            "trainAccuracy",
            "testLoss",
            "testAccuracy",
            "metrics",
            "learningRate",
            "seconds",
            "examplesPerSecond",
            "peakMemoryBytes"),
        names(first));
    assertEquals(1, first.get("epoch").intValue());
    assertEquals(0.25, first.get("trainLoss").doubleValue());
    assertEquals(0.625, first.get("trainAccuracy").doubleValue());
    assertEquals(0.5, first.get("testLoss").doubleValue());
    assertEquals("{\"accuracy\":0.75}", first.get("metrics").toString());
    assertEquals(0.125, first.get("learningRate").doubleValue());
    assertEquals(0.75, first.get("testAccuracy").doubleValue());
    assertEquals(12.5, first.get("seconds").doubleValue());
    assertEquals(4980.25, first.get("examplesPerSecond").doubleValue());
    long peak = first.get("peakMemoryBytes").longValue();
    assertTrue(peak > 10_000_000 && peak <= json.get("peakMemoryBytes").longValue(), "" + peak);
  }

  @Test
  void whatIsNotFiniteIsNull() throws IOException {
    Path file = folder.resolve("report.json");
    JsonReport report = new JsonReport(file);
    report.runStarted(RUN);
    report.epochEnded(BAD);
    JsonNode epoch = read(file).get("epochs").get(0);
    for (String name : List.of("trainLoss", "testLoss", "testAccuracy", "examplesPerSecond")) {
      assertTrue(epoch.get(name).isNull(), name);
    }
    assertTrue(epoch.get("metrics").get("auc").isNull());
    assertEquals(1, epoch.get("seconds").doubleValue());
  }

  @Test
  void isCompleteAfterEachEpoch() throws IOException {
    Path file = folder.resolve("report.json");
    Files.writeString(file, "of an earlier run");
    JsonReport report = new JsonReport(file);
    report.runStarted(RUN);
    assertEquals("of an earlier run", Files.readString(file));
    report.epochEnded(FIRST);
    assertEquals(1, read(file).get("epochs").size());
    report.epochEnded(BAD);
    assertEquals(2, read(file).get("epochs").size());
    // Nothing else is left behind.
    assertEquals(List.of("report.json"), files());
  }

  @Test
  void aNewRunStartsAnew() throws IOException {
    Path file = folder.resolve("report.json");
    JsonReport report = new JsonReport(file);
    for (int run = 0; run < 2; run++) {
      report.runStarted(RUN);
      report.epochEnded(FIRST);
      report.runEnded();
    }
    assertEquals(1, read(file).get("epochs").size());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aLinkStaysALink() throws IOException {
    Path file = folder.resolve("report.json");
    Files.writeString(file, "{}");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    JsonReport report = new JsonReport(link);
    report.runStarted(RUN);
    report.epochEnded(FIRST);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("Net", read(file).get("model").textValue());
  }

  @Test
  void aFailureInTheMidstDoesNotEndTheRun() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path file = inner.resolve("report.json");
    JsonReport report = new JsonReport(file);
    List<String> warnings = new ArrayList<>();
    report.opened(warning(warnings));
    report.runStarted(RUN);
    Files.delete(inner);
    report.epochEnded(FIRST);
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(
        warnings
            .get(0)
            .startsWith("the report %s cannot be written after epoch 1: ".formatted(file)),
        warnings.get(0));
    assertFalse(warnings.get(0).contains("Exception"), warnings.get(0));
    assertThrows(UserError.class, report::runEnded);
    Files.createDirectory(inner);
    report.epochEnded(BAD);
    report.runEnded();
    assertEquals(2, read(file).get("epochs").size());
  }

  /** A run that is only warned. */
  private static RunView warning(List<String> warnings) {
    return (RunView)
        Proxy.newProxyInstance(
            RunView.class.getClassLoader(),
            new Class<?>[] {RunView.class},
            (proxy, method, arguments) -> {
              assertEquals("warn", method.getName());
              warnings.add((String) arguments[0]);
              return null;
            });
  }

  private static String mistake(Path file) {
    return assertThrows(UserError.class, () -> JsonReport.checkWritable(file)).getMessage();
  }

  @Test
  void aGoodFileIsLeftAlone() throws IOException {
    Path file = folder.resolve("report.json");
    JsonReport.checkWritable(file);
    assertEquals(List.of(), files());
    Files.writeString(file, "old");
    JsonReport.checkWritable(file);
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("report.json"), files());
  }

  @Test
  void aFileWithoutFolderIsInTheCurrentOne() {
    JsonReport.checkWritable(Path.of("a-report-that-is-not-written.json"));
  }

  @Test
  void aFolderIsNoReport() {
    assertEquals(
        "--report takes a file, and %s is a folder; name a file in it".formatted(folder),
        mistake(folder));
  }

  @Test
  void theFolderMustBeThere() {
    Path file = folder.resolve("missing/report.json");
    assertEquals(
        "--report %s: there is no folder %s; make it, or name another file"
            .formatted(file, file.getParent()),
        mistake(file));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDeviceIsNoReport() {
    assertEquals(
        "--report takes a file, and /dev/null is a device; name an ordinary file",
        mistake(Path.of("/dev/null")));
  }

  /** Nobody can create a file there, not even root. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theFolderMustBeWritable() {
    assertEquals(
        "--report /proc/report.json cannot be written: nothing can be created in /proc;"
            + " name a file elsewhere",
        mistake(Path.of("/proc/report.json")));
  }
}
