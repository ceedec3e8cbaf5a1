package dev.tenon.runtime.report.plot;

import dev.tenon.runtime.report.Answers.Answer;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Examples side by side, each with what it is and what the model takes it for. */
public final class ContactSheet {
  private static final int COLUMNS = 8;
  private static final int ROWS = 4;
  private static final int SIDE = 112;
  private static final int GAP = 12;
  private static final int TEXT = 36;

  private ContactSheet() {}

  /**
   * The first 32 of {@code answers}; empty where there is none, or where they are no pictures.
   *
   * @param classes a name for each class
   */
  public static Optional<BufferedImage> of(List<String> classes, List<Answer> answers) {
    List<Answer> shown =
        answers.stream().filter(a -> a.picture().isPresent()).limit(COLUMNS * ROWS).toList();
    if (shown.isEmpty() || !Fonts.available()) {
      return Optional.empty();
    }
    int columns = Math.min(COLUMNS, shown.size());
    int rows = (shown.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(
            columns * (SIDE + GAP) + GAP,
            rows * (SIDE + TEXT + GAP) + GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(Fonts.plain(14));
    for (int i = 0; i < shown.size(); i++) {
      int x = GAP + i % COLUMNS * (SIDE + GAP);
      int y = GAP + i / COLUMNS * (SIDE + TEXT + GAP);
      draw(graphics, shown.get(i), classes, x, y);
    }
    graphics.dispose();
    return Optional.of(sheet);
  }

  private static void draw(Graphics2D graphics, Answer answer, List<String> classes, int x, int y) {
    BufferedImage picture = answer.picture().orElseThrow();
    double scale = SIDE / (double) Math.max(picture.getWidth(), picture.getHeight());
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    int left = x + (SIDE - width) / 2;
    // small pictures keep their pixels
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        scale > 1
            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, left, y + SIDE - height, width, height, null);
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.setColor(Color.DARK_GRAY);
    graphics.drawString(
        fitted("is " + classes.get(answer.label()), metrics),
        x,
        y + SIDE + metrics.getAscent() + 2);
    boolean right = answer.label() == answer.said();
    graphics.setColor(right ? new Color(0x1a7f37) : new Color(0xb3261e));
    String share = String.format(Locale.ROOT, " %.0f %%", 100 * answer.probability());
    String said = "said " + classes.get(answer.said()) + ",";
    int room = SIDE - metrics.stringWidth(share);
    graphics.drawString(
        fitted(said, metrics, room) + share,
        x,
        y + SIDE + metrics.getAscent() + metrics.getHeight() + 1);
  }

  private static String fitted(String text, FontMetrics metrics) {
    return fitted(text, metrics, SIDE);
  }

  /** {@code text}, or its beginning where it is wider than {@code room}. */
  static String fitted(String text, FontMetrics metrics, int room) {
    String shown = text;
    while (shown.length() > 1 && metrics.stringWidth(shown) > room) {
      shown = shown.substring(0, shown.length() - (shown.endsWith("…") ? 2 : 1)) + "…";
    }
    return shown;
  }
}
