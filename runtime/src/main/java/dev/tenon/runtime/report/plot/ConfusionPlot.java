package dev.tenon.runtime.report.plot;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.metrics.ConfusionMatrix;
import dev.tenon.runtime.report.Answers;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which classes a model takes for which, as a picture. Right answers and mistakes have shades of
 * their own: in a heat map of one scale a good model's mistakes cannot be seen.
 */
public final class ConfusionPlot {
  private static final int MOST_NUMBERS = 20;
  private static final int MOST_CLASSES = 120;
  private static final int FEW = 5;
  private static final int NARROWEST = 380;
  private static final int MARGIN = 20;
  private static final int TITLES = 64;
  private static final int LONGEST_NAME = 140;
  private static final Color INK = new Color(0x1f2937);
  private static final Color SOFT = new Color(0x5b6472);
  private static final Color RIGHT = new Color(0x2b8a3e);
  private static final Color WRONG = new Color(0xe03131);

  private final List<String> classes;
  private final ConfusionMatrix matrix;
  private final boolean numbers;
  private final int cell;

  private ConfusionPlot(Answers answers) {
    matrix = answers.confusion();
    classes = matrix.names();
    numbers = classes.size() <= MOST_NUMBERS;
    cell = classes.size() <= FEW ? 84 : numbers ? 56 : Math.max(6, 900 / classes.size());
  }

  /**
   * A row for each class, a column for what it is taken for; empty where it would not be legible.
   */
  public static Optional<BufferedImage> of(Answers answers) {
    return answers.confusion().classes() > MOST_CLASSES || !Fonts.available()
        ? Optional.empty()
        : Optional.of(new ConfusionPlot(answers).draw(answers));
  }

  private BufferedImage draw(Answers answers) {
    Font names = Fonts.plain(numbers ? 14 : Math.min(13, Math.max(6, cell - 2)));
    FontMetrics metrics =
        new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().getFontMetrics(names);
    int longest =
        Math.min(LONGEST_NAME, classes.stream().mapToInt(metrics::stringWidth).max().orElse(0));
    boolean upright = longest > cell - 6;
    int left = MARGIN + 28 + longest + 10;
    int top = TITLES + (upright ? longest : metrics.getHeight()) + 14;
    int side = cell * classes.size();
    BufferedImage image =
        new BufferedImage(
            Math.max(NARROWEST, left + side + MARGIN),
            top + side + MARGIN,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.setColor(INK);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    g.drawString(
        String.format(
            Locale.ROOT,
            "%,d of %s wrong",
            answers.wrong(),
            Counted.of(answers.labels(), "example")),
        left,
        MARGIN + 10);
    g.setFont(Fonts.plain(14));
    g.setColor(SOFT);
    g.drawString("taken for", left, TITLES - 8);
    turned(g, "is", MARGIN + 12, top + side / 2 + 8);
    g.setFont(names);
    g.setColor(INK);
    for (int i = 0; i < classes.size(); i++) {
      String name = ContactSheet.fitted(classes.get(i), metrics, longest);
      int middle = cell * i + cell / 2;
      int width = metrics.stringWidth(name);
      int half = metrics.getAscent() / 2 - 1;
      g.drawString(name, left - 10 - width, top + middle + half);
      if (upright) {
        turned(g, name, left + middle + half, top - 8);
      } else {
        g.drawString(name, left + middle - width / 2, top - 8);
      }
    }
    for (int label = 0; label < classes.size(); label++) {
      for (int said = 0; said < classes.size(); said++) {
        cell(g, label, said, left + cell * said, top + cell * label);
      }
    }
    g.dispose();
    return image;
  }

  /** From the bottom upwards. */
  private static void turned(Graphics2D g, String text, int x, int y) {
    g.translate(x, y);
    g.rotate(-Math.PI / 2);
    g.drawString(text, 0, 0);
    g.rotate(Math.PI / 2);
    g.translate(-x, -y);
  }

  private void cell(Graphics2D g, int label, int said, int x, int y) {
    long count = matrix.count(label, said);
    double share = (double) count / Math.max(1, matrix.labelled(label));
    double shade = count == 0 ? 0 : label == said ? 0.5 * share : Math.min(0.75, 0.12 + 3 * share);
    int gap = cell > 12 ? 2 : 0;
    g.setColor(mixed(count == 0 ? SOFT : label == said ? RIGHT : WRONG, Math.max(shade, 0.05)));
    g.fillRect(x, y, cell - gap, cell - gap);
    if (numbers) {
      String text = String.format(Locale.ROOT, "%,d", count);
      FontMetrics metrics = g.getFontMetrics();
      g.setColor(count == 0 ? new Color(0xa8b0bb) : INK);
      g.drawString(
          text,
          x + (cell - gap - metrics.stringWidth(text)) / 2,
          y + (cell - gap) / 2 + metrics.getAscent() / 2 - 1);
    }
  }

  /** So much of {@code color} on white. */
  private static Color mixed(Color color, double share) {
    return new Color(
        mixed(color.getRed(), share),
        mixed(color.getGreen(), share),
        mixed(color.getBlue(), share));
  }

  private static int mixed(int part, double share) {
    return (int) Math.round(255 + share * (part - 255));
  }
}
