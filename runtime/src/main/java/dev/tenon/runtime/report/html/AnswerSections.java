package dev.tenon.runtime.report.html;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.metrics.ConfusionMatrix;
import dev.tenon.runtime.metrics.Mistake;
import dev.tenon.runtime.report.Answers;
import dev.tenon.runtime.report.Lines;
import dev.tenon.runtime.report.drawing.Markup;
import dev.tenon.runtime.report.plot.Png;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What of a page is about answers: the confusion matrix and the worst mistakes. */
final class AnswerSections {
  private static final int MOST_CLASSES = 30;
  private static final int MOST_PAIRS = 20;
  private static final int LARGEST_SIDE = 160;

  private final Markup html;
  private final Answers answers;
  private final ConfusionMatrix matrix;
  private final List<String> classes;

  AnswerSections(Markup html, Answers answers) {
    this.html = html;
    this.answers = answers;
    matrix = answers.confusion();
    classes = matrix.names();
  }

  void write() {
    html.open("section").leaf("h2", "Confusion");
    html.leaf(
        "p",
        String.format(
            Locale.ROOT,
            "%,d of %,d test labels are taken for another class.",
            answers.wrong(),
            answers.labels()));
    if (classes.size() <= MOST_CLASSES) {
      matrix();
    }
    if (answers.wrong() > 0 && classes.size() > 2) {
      pairs();
    }
    html.close("section").line();
    mistakes();
  }

  // ---- who is taken for whom

  private void matrix() {
    html.open("div", "class", "scroll", "tabindex", "0").open("table", "class", "confusion");
    html.leaf("caption", "Rows: what it is. Columns: what the model says.");
    html.open("thead").open("tr").leaf("td", "");
    classes.forEach(name -> html.leaf("th", name, "scope", "col"));
    html.leaf("th", "right", "scope", "col").close("tr").close("thead").open("tbody").line();
    for (int label = 0; label < classes.size(); label++) {
      html.open("tr").leaf("th", classes.get(label), "scope", "row");
      long all = matrix.labelled(label);
      for (int said = 0; said < classes.size(); said++) {
        cell(label, said, all);
      }
      html.leaf("td", all == 0 ? "–" : Lines.percent((double) matrix.count(label, label) / all));
      html.close("tr").line();
    }
    html.close("tbody").close("table").close("div").line();
  }

  /** Shaded by the share of its row; mistakes, which are few, in shades of their own. */
  private void cell(int label, int said, long all) {
    long count = matrix.count(label, said);
    double share = all == 0 ? 0 : (double) count / all;
    double shade = label == said ? share : Math.min(1, 0.15 + 4 * share);
    String kind = label == said ? "right" : "wrong";
    if (count == 0) {
      html.leaf("td", label == said ? "0" : "·", "class", "none");
    } else {
      html.leaf(
          "td",
          String.format(Locale.ROOT, "%,d", count),
          "class",
          kind,
          "style",
          String.format(Locale.ROOT, "--shade:%.0f%%", 100 * shade),
          "title",
          String.format(
              Locale.ROOT,
              "%,d of %s of %s %s taken for %s (%s)",
              count,
              Counted.of(all, "example"),
              classes.get(label),
              count == 1 ? "is" : "are",
              classes.get(said),
              Lines.percent(share)));
    }
  }

  private record Pair(int label, int said, long count) {}

  private void pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      for (int said = 0; said < classes.size(); said++) {
        if (label != said && matrix.count(label, said) > 0) {
          pairs.add(new Pair(label, said, matrix.count(label, said)));
        }
      }
    }
    pairs.sort(Comparator.comparingLong(Pair::count).reversed());
    html.open("p", "class", "pairs").leaf("b", "Most often: ");
    pairs.stream()
        .limit(classes.size() <= MOST_CLASSES ? 5 : MOST_PAIRS)
        .forEach(
            pair ->
                html.leaf(
                        "span",
                        String.format(
                            Locale.ROOT,
                            "%s taken for %s (%,d)",
                            classes.get(pair.label()),
                            classes.get(pair.said()),
                            pair.count()),
                        "class",
                        "pair")
                    .text(" "));
    html.close("p").line();
  }

  // ---- mistakes

  private void mistakes() {
    if (answers.mistakes().isEmpty()) {
      return;
    }
    html.open("section").leaf("h2", "Worst mistakes");
    html.leaf(
        "p", "Test examples that the model was surest to be of another class, the worst first.");
    html.open("div", "class", "mistakes").line();
    for (Answers.Shown shown : answers.mistakes()) {
      Mistake mistake = shown.mistake();
      html.open("figure");
      shown.picture().ifPresent(picture -> picture(mistake, picture));
      html.open("figcaption").leaf("b", classes.get(mistake.label()));
      html.open("span", "class", "said").text("said " + classes.get(mistake.predicted()));
      html.text(String.format(Locale.ROOT, ", %.0f\u00a0%%", 100 * mistake.probability()));
      html.close("span");
      html.leaf("small", "test example " + mistake.example()).close("figcaption");
      html.close("figure").line();
    }
    html.close("div").close("section").line();
  }

  private void picture(Mistake mistake, BufferedImage picture) {
    BufferedImage shown = reduced(picture);
    html.empty(
        "img",
        "alt",
        "test example %d, of class %s".formatted(mistake.example(), classes.get(mistake.label())),
        "width",
        112,
        "height",
        112 * shown.getHeight() / Math.max(1, shown.getWidth()),
        "class",
        shown.getWidth() < 112 ? "pixels" : "",
        "src",
        "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.bytes(shown)));
  }

  /** Large photographs would make a large page. */
  private static BufferedImage reduced(BufferedImage picture) {
    int side = Math.max(picture.getWidth(), picture.getHeight());
    if (side <= LARGEST_SIDE) {
      return picture;
    }
    int width = Math.max(1, picture.getWidth() * LARGEST_SIDE / side);
    int height = Math.max(1, picture.getHeight() * LARGEST_SIDE / side);
    BufferedImage reduced = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = reduced.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return reduced;
  }
}
