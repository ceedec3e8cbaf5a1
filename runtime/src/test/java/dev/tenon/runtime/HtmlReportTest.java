package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.Adam;
import dev.tenon.DataSpec;
import dev.tenon.Dense;
import dev.tenon.Flatten;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Tensor;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.Listeners;
import dev.tenon.runtime.report.TrainingListener;
import dev.tenon.runtime.report.html.HtmlReport;
import dev.tenon.runtime.report.plot.PlotFiles;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(3).withBatchSize(16).withThreads(2);
  private static final String ODD = "<img src=x onerror=\"alert(1)\">";

  /** Pictures with a class whose name would be markup. */
  @DataSpec(
      input = "uint8 N 6 4 1",
      classes = 3,
      classNames = {"a", "b & c", ODD})
  static final class Odd {
    private Odd() {}
  }

  @Model(data = Odd.class)
  @Adam(0.01)
  record Reported(
      @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 3) Tensor logits) {}

  @TempDir private Path folder;

  private static Dataset<Odd> data(int count, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * 24];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(3);
      for (int p = 0; p < 24; p++) {
        // so dim that some are taken for others
        pixels[i * 24 + p] = (byte) ((p / 8 == labels[i] ? 30 : 0) + random.nextInt(100));
      }
    }
    return Dataset.of(Odd.class, pixels, labels);
  }

  private List<EpochResult> train(TrainOptions options, TrainingListener listener) {
    try (Trainer<Odd> trainer = Networks.trainer(Reported.class)) {
      return trainer.fit(new Splits<>(data(400, 1), data(200, 2)), options, listener).epochs();
    }
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  /** What the browser makes of the page, and what it says about it. */
  private record Seen(String dom, String log) {}

  @Test
  void aBrowserShowsAllOfIt() throws Exception {
    Path file = folder.resolve("run.html");
    List<EpochResult> results = train(OPTIONS, new HtmlReport(file));
    Seen seen = open(file);

    // training and test of loss and accuracy, test of the other metrics
    int curves = 4 + results.get(0).metrics().size() - 1;
    assertEquals(curves, count(seen.dom(), "<path class=\"curve "));
    for (String path : matches(seen.dom(), "<path class=\"curve \\w+\" d=\"([^\"]*)\"")) {
      assertTrue(path.matches("M[\\d.]+ [\\d.]+(L[\\d.]+ [\\d.]+){2}"), path);
    }
    for (EpochResult result : results) {
      assertTrue(
          seen.dom().contains("<td>%.2f %%</td>".formatted(100 * result.testAccuracy())),
          seen.dom());
    }
    assertEquals(1, count(seen.dom(), "<table class=\"layers\">"));
    assertTrue(seen.dom().contains("<th scope=\"row\">logits</th><td>dense</td><td>N 3</td>"));
    assertEquals(
        1, count(seen.dom(), "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"network\""));
    assertTrue(count(seen.dom(), "<td class=\"right\"") == 3, "the diagonal");
    assertTrue(count(seen.dom(), "src=\"data:image/png;base64,") > 0, "the worst mistakes");
    // names are text
    assertFalse(seen.dom().contains("<img src=\"x\""), "a class became an element");
    assertTrue(seen.dom().contains("&lt;img src=x onerror="));

    for (String word : List.of("CONSOLE", "Refused to", "ERR_", "Uncaught")) {
      assertFalse(seen.log().contains(word), seen.log());
    }
  }

  /** What the page itself could ask for; the browser's own log tells of others too. */
  @Test
  void nothingIsLoaded() throws IOException {
    Path file = folder.resolve("run.html");
    train(OPTIONS.withEpochs(1), new HtmlReport(file));
    String page = Files.readString(file);
    assertTrue(page.contains("content=\"default-src &#39;none&#39;;"), page.substring(0, 600));
    assertEquals(
        List.of("http://www.w3.org/2000/svg"),
        matches(page, "(https?://[^\"' )]*)"),
        "a name only");
    assertEquals(0, count(page, "<script") + count(page, "<link") + count(page, "@import"));
    for (String source : matches(page, "(?:src|href)=\"([^\"]*)\"")) {
      assertTrue(source.startsWith("data:image/png;base64,"), source);
    }
    assertEquals(0, count(page, "url("));
  }

  @Test
  void plotsAreDrawn() throws IOException {
    Path plots = folder.resolve("plots");
    train(OPTIONS, new PlotFiles(plots));
    for (String name : List.of("loss", "accuracy", "confusion", "mistakes")) {
      BufferedImage plot = ImageIO.read(plots.resolve(name + ".png").toFile());
      assertTrue(plot.getWidth() > 100 && colors(plot) > 8, name);
    }
    try (Stream<Path> files = Files.list(plots)) {
      assertTrue(files.allMatch(file -> file.toString().endsWith(".png")), "no temporary files");
    }
  }

  private static long colors(BufferedImage image) {
    return java.util.Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .distinct()
        .count();
  }

  @Test
  void interruptedRunLeavesAPage() throws IOException {
    Path file = folder.resolve("run.html");
    try (Trainer<Odd> trainer = Networks.trainer(Reported.class)) {
      TrainingListener stopper =
          new TrainingListener() {
            @Override
            public void epochEnded(EpochResult result) {
              trainer.stop();
            }
          };
      trainer.fit(
          new Splits<>(data(400, 1), data(200, 2)),
          OPTIONS,
          Listeners.all(List.of(new HtmlReport(file), stopper)));
    }
    String page = Files.readString(file);
    assertTrue(page.contains("stopped in epoch 2 of 3"), page);
    assertTrue(page.contains("<strong>1 of 3</strong>"), page);
  }

  @Test
  void whatCannotBeWrittenIsToldBeforeTraining() {
    UserError error = assertThrows(UserError.class, () -> new HtmlReport(folder));
    assertTrue(error.getMessage().startsWith("--html takes a file, and "), error.getMessage());
    error =
        assertThrows(UserError.class, () -> new HtmlReport(folder.resolve("none").resolve("a")));
    assertTrue(error.getMessage().contains("there is no folder"), error.getMessage());
  }

  /** A page that can no longer be written ends nothing. */
  @Test
  void aFolderThatIsGoneIsToldAndTrainingGoesOn() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    List<String> warnings = new ArrayList<>();
    TrainingListener told =
        new TrainingListener() {
          @Override
          public void evaluationStarted() {
            try {
              Files.deleteIfExists(gone);
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }

          @Override
          public void warned(String warning) {
            warnings.add(warning);
          }
        };
    HtmlReport report = new HtmlReport(gone.resolve("run.html"));
    assertEquals(3, train(OPTIONS, Listeners.all(List.of(told, report))).size());
    assertTrue(warnings.get(0).contains("run.html cannot be written"), warnings.toString());
  }

  private static List<String> matches(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).toList();
  }

  // ---- browser

  /** What overflows in a copy of the page that may run one script; empty where all fits. */
  private String overflowing(Path file, int width) throws Exception {
    String script =
        """
        <script>
        const found = [];
        const at = document.documentElement;
        if (at.scrollWidth > at.clientWidth) found.push("page " + at.scrollWidth);
        for (const e of document.querySelectorAll(".scroll, .drawing, .card, dd, h1"))
          if (e.scrollWidth > e.clientWidth + 1)
            found.push(e.className + " " + (e.firstElementChild || e).className + " " + e.scrollWidth);
        for (const e of document.querySelectorAll(".chart text"))
          if (e.getBoundingClientRect().height > 0 && e.getBoundingClientRect().height < 9)
            found.push("letters " + e.getBoundingClientRect().height);
        document.title = innerWidth + ": " + found.join("; ");
        </script></body>""";
    Path copy = folder.resolve("copy.html");
    Files.writeString(
        copy,
        Files.readString(file)
            .replaceFirst("<meta http-equiv=[^>]*>", "")
            .replace("</body>", script));
    return matches(open(copy, width).dom(), "<title>([^<]*)</title>").get(0);
  }

  /** Nothing must be scrolled sideways, on a desk or in a hand, and letters stay readable. */
  @Test
  void itFitsTheWindow() throws Exception {
    Path file = folder.resolve("run.html");
    train(OPTIONS, new HtmlReport(file));
    for (int width : new int[] {1200, 800}) {
      assertEquals(width + ": ", overflowing(file, width));
    }
    String narrow = overflowing(file, 390);
    assertFalse(narrow.contains("page"), narrow);
    assertFalse(narrow.contains("letters"), narrow);
    assertFalse(narrow.contains("card"), narrow);
  }

  private Seen open(Path file) throws Exception {
    return open(file, 1200);
  }

  private Seen open(Path file, int width) throws Exception {
    Optional<Path> browser = browser();
    assumeTrue(browser.isPresent(), "no chromium on the PATH; the page is not opened");
    Path dom = folder.resolve("dom.html");
    Path log = folder.resolve("chromium.log");
    Process process =
        new ProcessBuilder(
                browser.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--window-size=" + width + ",900",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr",
                "--virtual-time-budget=2000",
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the browser does not end");
      assertEquals(0, process.exitValue(), () -> read(log));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    // what the browser says of itself is in other files than the page's console
    String console =
        String.join("\n", read(log).lines().filter(line -> line.contains("CONSOLE")).toList());
    return new Seen(read(dom), console);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<Path> browser() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
