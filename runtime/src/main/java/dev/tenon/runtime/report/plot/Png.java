package dev.tenon.runtime.report.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG files. */
public final class Png {
  private Png() {}

  /** What a PNG file of {@code picture} holds. */
  public static byte[] bytes(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // else it would use a file of its own, for which a full disk has no place
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(picture, "png", out)) {
        throw new IllegalArgumentException("a picture of type " + picture.getType() + " is no PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is no disk
    }
    return bytes.toByteArray();
  }
}
