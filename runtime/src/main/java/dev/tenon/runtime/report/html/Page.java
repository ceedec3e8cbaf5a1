package dev.tenon.runtime.report.html;

import dev.tenon.Monitor;
import dev.tenon.Problem;
import dev.tenon.ir.Counted;
import dev.tenon.ir.Measured;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.DataContract;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.Lines;
import dev.tenon.runtime.report.drawing.Markup;
import dev.tenon.runtime.report.drawing.NetworkSvg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** The page of a run. */
final class Page {
  /** Nothing may be loaded; styles and pictures are in the page. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

  private final RunRecord record;
  private final Markup html = new Markup();

  private Page(RunRecord record) {
    this.record = record;
  }

  static String of(RunRecord record) {
    return new Page(record).write();
  }

  private String write() {
    String model = record.run().model();
    html.raw("<!DOCTYPE html>").line().open("html", "lang", "en").line().open("head").line();
    html.empty("meta", "charset", "utf-8").line();
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark").line();
    html.leaf("title", model + ": training").line();
    html.open("style").raw(style()).close("style").line().close("head").line().open("body").line();
    html.open("header").leaf("h1", model);
    html.leaf("p", record.status(), "class", record.over() ? "status" : "status running");
    html.close("header").line().open("main").line();
    cards();
    warnings();
    curves();
    record.answers().ifPresent(answers -> new AnswerSections(html, answers).write());
    network();
    epochs();
    facts();
    html.close("main").line().open("footer");
    html.text(
        "Written by Tenon on "
            + LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")));
    return html.close("footer").line().close("body").close("html").line().toString();
  }

  private static String style() {
    try (InputStream file = Page.class.getResourceAsStream("report.css")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- first sight

  private void cards() {
    html.open("section", "class", "cards", "aria-label", "Results");
    if (!record.epochs().isEmpty()) {
      EpochResult last = record.epochs().get(record.epochs().size() - 1);
      record
          .mainMetric()
          .ifPresent(
              metric -> {
                EpochResult best = best(metric);
                if (best != null) {
                  String when =
                      best == last ? "after the last epoch" : "after epoch " + best.epoch();
                  card("test " + metric, number(metric).apply(best.metrics().get(metric)), when);
                }
              });
      card("test loss", Lines.loss(last.testLoss()), "training " + Lines.loss(last.trainLoss()));
      double seconds = record.epochs().stream().mapToDouble(EpochResult::seconds).sum();
      String speed =
          Double.isFinite(last.examplesPerSecond())
              ? String.format(Locale.ROOT, "%,.0f examples a second", last.examplesPerSecond())
              : "";
      card("time", Lines.duration(seconds), speed);
    }
    card(
        "epochs",
        "%d of %d".formatted(record.epochs().size(), record.run().epochs()),
        String.format(
            Locale.ROOT,
            "%s of %,d",
            Counted.of(record.run().stepsPerEpoch(), "step"),
            record.run().batchSize()));
    card(
        "parameters",
        String.format(Locale.ROOT, "%,d", record.run().parameters()),
        record.environment().getOrDefault("Peak memory", "").replaceFirst("(.+)", "$1 of memory"));
    html.close("section").line();
  }

  private EpochResult best(String metric) {
    Monitor monitor = monitor(metric);
    EpochResult best = null;
    for (EpochResult result : record.epochs()) {
      double value = result.metrics().getOrDefault(metric, Double.NaN);
      if (Double.isFinite(value)
          && (best == null || monitor.isBetter(value, best.metrics().get(metric), 0))) {
        best = result;
      }
    }
    return best;
  }

  /** The larger one is better, unless the name says otherwise. */
  private static Monitor monitor(String metric) {
    try {
      return Monitor.of(metric);
    } catch (Problem unknown) {
      return new Monitor(metric, true);
    }
  }

  private void card(String name, String value, String note) {
    html.open("div", "class", "card").leaf("span", name, "class", "label");
    html.leaf("strong", value).leaf("span", note, "class", "note").close("div").line();
  }

  private void warnings() {
    if (!record.warnings().isEmpty()) {
      html.open("section", "class", "warnings").leaf("h2", "Warnings").open("ul");
      record.warnings().forEach(warning -> html.leaf("li", warning));
      html.close("ul").close("section").line();
    }
  }

  // ---- curves

  private void curves() {
    if (record.epochs().isEmpty()) {
      return;
    }
    html.open("section").leaf("h2", "Curves").open("div", "class", "charts").line();
    chart(
        "loss",
        Lines::loss,
        line("training", "one", EpochResult::trainLoss),
        line("test", "two", EpochResult::testLoss));
    if (metrics().contains("accuracy")) {
      chart(
          "accuracy",
          number("accuracy"),
          line("training", "one", EpochResult::trainAccuracy),
          metric("accuracy"));
    }
    if (record.epochs().stream().mapToDouble(EpochResult::learningRate).distinct().count() > 1) {
      chart("learning rate", Page::digits, line("last step", "one", EpochResult::learningRate));
    }
    html.close("div").open("div", "class", "charts small").line();
    metrics().stream()
        .filter(name -> !name.equals("accuracy"))
        .forEach(name -> chart(name, number(name), metric(name)));
    html.close("div").close("section").line();
  }

  private void chart(String title, DoubleFunction<String> format, LineChart.Line... lines) {
    if (LineChart.hasNumbers(List.of(lines))) {
      html.raw(LineChart.of(title, List.of(lines), format));
    }
  }

  private LineChart.Line metric(String name) {
    return line("test", "two", result -> result.metrics().getOrDefault(name, Double.NaN));
  }

  private LineChart.Line line(String name, String style, ToDoubleFunction<EpochResult> value) {
    return new LineChart.Line(
        name, style, record.epochs().stream().map(value::applyAsDouble).toList());
  }

  private Set<String> metrics() {
    Set<String> metrics = new LinkedHashSet<>();
    record.epochs().forEach(result -> metrics.addAll(result.metrics().keySet()));
    return metrics;
  }

  /** Shares in per cent; others as losses. */
  private static DoubleFunction<String> number(String metric) {
    boolean share = metric.equals("accuracy") || Measured.top(metric) > 0;
    return share ? Lines::percent : Page::digits;
  }

  /** {@link #number} with as many digits in each row of a table. */
  private static DoubleFunction<String> written(String metric) {
    DoubleFunction<String> number = number(metric);
    return value ->
        value >= 0 && value <= 1 && !number.apply(value).endsWith("%")
            ? String.format(Locale.ROOT, "%.4f", value)
            : number.apply(value);
  }

  private static String digits(double value) {
    return LineChart.shortened(String.format(Locale.ROOT, "%.4g", value));
  }

  // ---- tables

  private void network() {
    html.open("section").leaf("h2", "Network").open("div", "class", "network-and-table").line();
    html.open("div", "class", "drawing", "tabindex", "0");
    html.raw(NetworkSvg.of(record.run().model(), record.view().network())).close("div");
    SummaryTable table = SummaryTable.parse(record.view().summary());
    List<List<String>> rows = table.rows();
    html.open("div", "class", "scroll", "tabindex", "0");
    html.open("table", "class", "layers").leaf("caption", "One example, in the order of the model");
    html.open("thead").open("tr");
    rows.get(0).forEach(cell -> html.leaf("th", cell, "scope", "col"));
    html.close("tr").close("thead").open("tbody").line();
    for (List<String> row : rows.subList(1, rows.size())) {
      html.open("tr", "class", row.get(0).equals("total") ? "total" : "");
      html.leaf("th", row.get(0), "scope", "row");
      row.stream().skip(1).forEach(cell -> html.leaf("td", cell));
      html.close("tr").line();
    }
    html.close("tbody").close("table");
    table.notes().forEach(note -> html.leaf("p", note));
    html.close("div").close("div").close("section").line();
  }

  private void epochs() {
    if (record.epochs().isEmpty()) {
      return;
    }
    html.open("section").leaf("h2", "Epochs").open("div", "class", "scroll", "tabindex", "0");
    html.open("table", "class", "epochs").open("thead").open("tr");
    html.leaf("th", "epoch", "scope", "col", "rowspan", 2);
    html.leaf("th", "training", "class", "group", "scope", "colgroup", "colspan", 2);
    html.leaf("th", "test", "class", "group", "scope", "colgroup", "colspan", 1 + metrics().size());
    List.of("learning rate", "examples/s", "time")
        .forEach(head -> html.leaf("th", head, "scope", "col", "rowspan", 2));
    html.close("tr").open("tr");
    List<String> heads = new ArrayList<>(List.of("loss", "accuracy", "loss"));
    heads.addAll(metrics());
    heads.forEach(head -> html.leaf("th", head, "scope", "col"));
    html.close("tr").close("thead").open("tbody").line();
    for (EpochResult result : record.epochs()) {
      html.open("tr").leaf("th", result.epoch(), "scope", "row");
      cell(Lines::loss, result.trainLoss());
      cell(Lines::percent, result.trainAccuracy());
      cell(Lines::loss, result.testLoss());
      metrics().forEach(m -> cell(written(m), result.metrics().getOrDefault(m, Double.NaN)));
      cell(Page::digits, result.learningRate());
      cell(v -> String.format(Locale.ROOT, "%,.0f", v), result.examplesPerSecond());
      cell(Lines::duration, result.seconds());
      html.close("tr").line();
    }
    html.close("tbody").close("table").close("div").close("section").line();
  }

  private void cell(DoubleFunction<String> format, double value) {
    html.leaf("td", Double.isNaN(value) ? "–" : format.apply(value));
  }

  private void facts() {
    html.open("section").leaf("h2", "How it was run").open("div", "class", "facts").line();
    facts("Options", options());
    facts("Data", data());
    facts("Environment", record.environment());
    if (!record.saved().isEmpty()) {
      html.open("div").leaf("h3", "Checkpoints").open("ul", "class", "paths");
      record.saved().forEach(path -> html.leaf("li", path));
      html.close("ul").close("div").line();
    }
    html.close("div").close("section").line();
  }

  private void facts(String title, Map<String, String> facts) {
    html.open("div").leaf("h3", title).open("dl");
    facts.forEach((name, value) -> html.leaf("dt", name).leaf("dd", value));
    html.close("dl").close("div").line();
  }

  private Map<String, String> options() {
    TrainOptions options = record.view().options();
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("Epochs", Integer.toString(options.epochs()));
    shown.put("Batch size", Integer.toString(options.batchSize()));
    shown.put(
        "Learning rate",
        options.learningRate().isPresent()
            ? digits(options.learningRate().getAsDouble())
            : "the optimizer's own");
    shown.put("Seed", Long.toString(record.view().seed()));
    shown.put("Device", options.device().name().toLowerCase(Locale.ROOT));
    options.saving().folder().ifPresent(folder -> shown.put("Checkpoints", folder.toString()));
    if (options.saving().resume()) {
      shown.put("Resumed", "yes");
    }
    return shown;
  }

  private Map<String, String> data() {
    Dataset<?> train = record.view().data().train();
    DataContract contract = train.contract();
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("Data set", train.spec().getSimpleName());
    record.view().options().data().ifPresent(folder -> shown.put("Folder", folder.toString()));
    shown.put("Training", Counted.of(train.size(), "example"));
    shown.put("Test", Counted.of(record.view().data().test().size(), "example"));
    shown.put("Input", contract.input().toString());
    shown.put("Label", contract.label().toString());
    if (contract.classes() > 0) {
      shown.put("Classes", Integer.toString(contract.classes()));
    }
    return shown;
  }
}
