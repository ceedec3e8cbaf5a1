package dev.tenon.runtime.report.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Fonts of pictures, where this machine has any: a Java without a desktop may have none. */
public final class Fonts {
  /** What to do about it. */
  public static final String MISSING =
      "this Java finds no fonts to draw with; install some (Debian, Ubuntu: apt install fontconfig"
          + " fonts-dejavu-core)";

  private static final boolean AVAILABLE = tryOne();

  private Fonts() {}

  /** Whether text can be drawn. */
  public static boolean available() {
    return AVAILABLE;
  }

  static Font plain(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  private static boolean tryOne() {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      return graphics.getFontMetrics(plain(12)).stringWidth("0") > 0;
    } catch (RuntimeException | LinkageError | InternalError e) {
      return false; // what it throws depends on which library or file is missing
    } finally {
      graphics.dispose();
    }
  }
}
