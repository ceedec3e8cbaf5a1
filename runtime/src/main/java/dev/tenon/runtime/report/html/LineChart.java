package dev.tenon.runtime.report.html;

import dev.tenon.runtime.report.drawing.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** Numbers by epoch as curves, in SVG. Where they span more than two orders, by their logarithm. */
final class LineChart {
  private static final double WIDTH = 520;
  private static final double HEIGHT = 300;
  private static final double LEFT = 78;
  private static final double RIGHT = 18;
  private static final double TOP = 14;
  private static final double BOTTOM = 40;
  private static final double SPAN_FOR_LOGARITHM = 100;
  private static final int MOST_MARKS = 60;

  private final String title;
  private final List<Line> lines;
  private final DoubleFunction<String> format;
  private final int epochs;
  private final boolean logarithm;
  private final List<Double> ticks;
  private final double least;
  private final double most;
  private final Markup svg = new Markup();

  /**
   * A curve.
   *
   * @param name such as {@code train}
   * @param style which of the styles {@code one} and {@code two} it has
   * @param values one an epoch; NaN where there is none
   */
  record Line(String name, String style, List<Double> values) {
    DoubleStream finite() {
      return values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite);
    }
  }

  private LineChart(String title, List<Line> lines, DoubleFunction<String> format) {
    this.title = title;
    this.lines = lines;
    this.format = format;
    epochs = lines.stream().mapToInt(line -> line.values().size()).max().orElse(0);
    double low = finite().min().orElse(0);
    double high = finite().max().orElse(1);
    logarithm = low > 0 && high / low > SPAN_FOR_LOGARITHM;
    if (low == high) {
      double around = low == 0 ? 1 : Math.abs(low) * 0.1;
      low -= around;
      high += around;
    }
    ticks = logarithm ? powers(low, high) : readable(low, high, format);
    least = Math.min(low, ticks.get(0));
    most = Math.max(high, ticks.get(ticks.size() - 1));
  }

  /** Whether there is anything to draw. */
  static boolean hasNumbers(List<Line> lines) {
    return lines.stream().anyMatch(line -> line.finite().findAny().isPresent());
  }

  /** A figure with its legend. */
  static String of(String title, List<Line> lines, DoubleFunction<String> format) {
    return new LineChart(title, lines, format).draw();
  }

  private DoubleStream finite() {
    return lines.stream().flatMapToDouble(Line::finite);
  }

  // ---- axes

  /** Round numbers, of which 4 to 8 cover the range. */
  static List<Double> steps(double low, double high) {
    double rough = (high - low) / 5;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = rough / power < 1.5 ? power : rough / power < 3.5 ? 2 * power : 5 * power;
    List<Double> steps = new ArrayList<>();
    long first = (long) Math.floor(low / step + 1e-9);
    long last = (long) Math.ceil(high / step - 1e-9);
    for (long i = first; i <= last; i++) {
      steps.add(i * step);
    }
    return steps;
  }

  /** {@link #steps} that differ as they are written; of a range that is wide enough for that. */
  static List<Double> readable(double low, double high, DoubleFunction<String> format) {
    List<Double> steps = steps(low, high);
    boolean differ = steps.stream().map(format::apply).distinct().count() == steps.size();
    double margin = (high - low) / 2;
    return differ || !(margin < 1) ? steps : readable(low - margin, high + margin, format);
  }

  /** {@code "95.00 %"} as {@code "95 %"}: ticks are round. */
  static String shortened(String number) {
    return number.replaceFirst("(\\.\\d*?)0+(?=$|\\s)", "$1").replaceFirst("\\.(?=$|\\s)", "");
  }

  private static List<Double> powers(double low, double high) {
    List<Double> powers = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low) + 1e-9);
    int last = (int) Math.ceil(Math.log10(high) - 1e-9);
    for (int i = first; i <= last; i++) {
      powers.add(Math.pow(10, i));
    }
    return powers;
  }

  private double x(int epoch) {
    double width = WIDTH - LEFT - RIGHT;
    return epochs < 2 ? LEFT + width / 2 : LEFT + width * (epoch - 1) / (epochs - 1);
  }

  private double y(double value) {
    double share =
        logarithm
            ? (Math.log(value) - Math.log(least)) / (Math.log(most) - Math.log(least))
            : (value - least) / (most - least);
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  // ---- drawing

  private String draw() {
    svg.open("figure", "class", "chart");
    svg.open("figcaption").leaf("b", title);
    if (logarithm) {
      svg.text(" (logarithmic)");
    }
    svg.open("span", "class", "legend");
    for (Line line : lines) {
      svg.open("span", "class", "key " + line.style()).text(line.name()).close("span");
    }
    svg.close("span").close("figcaption");
    svg.open(
            "svg",
            "viewBox",
            String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, HEIGHT),
            "role",
            "img",
            "aria-label",
            title + " by epoch; the table below has the numbers")
        .line();
    for (double tick : ticks) {
      svg.empty(
          "line", "class", "grid", "x1", LEFT, "x2", WIDTH - RIGHT, "y1", y(tick), "y2", y(tick));
      svg.leaf("text", shortened(format.apply(tick)), "class", "y", "x", LEFT - 8, "y", y(tick));
    }
    int every = Math.max(1, (int) Math.ceil(epochs / 10.0));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      if (epoch % every == 0 || epochs <= 10) {
        svg.leaf("text", epoch, "class", "x", "x", x(epoch), "y", HEIGHT - BOTTOM + 7);
      }
    }
    svg.leaf("text", "epoch", "class", "x axis", "x", (LEFT + WIDTH - RIGHT) / 2, "y", HEIGHT - 16);
    lines.forEach(this::curve);
    return svg.close("svg").close("figure").line().toString();
  }

  /** A gap where there is no number. */
  private void curve(Line line) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < line.values().size(); i++) {
      double value = line.values().get(i);
      if (Double.isFinite(value)) {
        path.append(
            String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x(i + 1), y(value)));
      }
      drawing = Double.isFinite(value);
    }
    if (path.isEmpty()) {
      return;
    }
    svg.empty("path", "class", "curve " + line.style(), "d", path);
    for (int i = 0; i < line.values().size() && epochs <= MOST_MARKS; i++) {
      double value = line.values().get(i);
      if (Double.isFinite(value)) {
        svg.open("circle", "class", line.style(), "cx", x(i + 1), "cy", y(value), "r", 3.5);
        svg.leaf("title", "%s, epoch %d: %s".formatted(line.name(), i + 1, format.apply(value)));
        svg.close("circle");
      }
    }
    svg.line();
  }
}
