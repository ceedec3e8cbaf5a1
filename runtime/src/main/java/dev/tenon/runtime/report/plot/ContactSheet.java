package dev.tenon.runtime.report.plot;

import dev.tenon.runtime.report.Answers;
import dev.tenon.runtime.report.LabelledPicture;
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
   * A picture with two lines below it.
   *
   * @param note in red
   */
  private record Item(BufferedImage picture, String caption, String note) {}

  /** The first 32 mistakes; empty where there is none, or where they are no pictures. */
  public static Optional<BufferedImage> of(Answers answers) {
    List<String> classes = answers.confusion().names();
    return drawn(
        answers.mistakes().stream()
            .filter(shown -> shown.picture().isPresent())
            .map(
                shown ->
                    new Item(
                        shown.picture().get(),
                        "is " + classes.get(shown.mistake().label()),
                        String.format(
                            Locale.ROOT,
                            "%.0f %% %s",
                            100 * shown.mistake().probability(),
                            classes.get(shown.mistake().predicted()))))
            .toList());
  }

  /** The first 32 pictures, with the names of their classes; empty where there is none. */
  public static Optional<BufferedImage> of(List<LabelledPicture> pictures) {
    return drawn(pictures.stream().map(p -> new Item(p.picture(), p.label(), "")).toList());
  }

  private static Optional<BufferedImage> drawn(List<Item> items) {
    List<Item> shown = items.stream().limit(COLUMNS * ROWS).toList();
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
      draw(graphics, shown.get(i), x, y);
    }
    graphics.dispose();
    return Optional.of(sheet);
  }

  private static void draw(Graphics2D graphics, Item item, int x, int y) {
    BufferedImage picture = item.picture();
    double scale = SIDE / (double) Math.max(picture.getWidth(), picture.getHeight());
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    // small pictures keep their pixels
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        scale > 1
            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, x + (SIDE - width) / 2, y + SIDE - height, width, height, null);
    FontMetrics metrics = graphics.getFontMetrics();
    int line = y + SIDE + metrics.getAscent() + 2;
    graphics.setColor(Color.DARK_GRAY);
    graphics.drawString(fitted(item.caption(), metrics, SIDE), x, line);
    graphics.setColor(new Color(0xb3261e));
    graphics.drawString(
        fitted(item.note(), metrics, SIDE + GAP - 2), x, line + metrics.getHeight());
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
