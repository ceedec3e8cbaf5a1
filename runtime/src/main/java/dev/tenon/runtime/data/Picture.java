package dev.tenon.runtime.data;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads files of pictures. */
public final class Picture {
  private static final long MOST_PIXELS = 50_000_000;
  // What a byte of a file can stand for: 8 pixels of one bit, packed to a thousandth. A head that
  // says more is wrong, and must not take memory.
  private static final long MOST_PIXELS_A_BYTE = 10_000;
  private static final long MOST_BYTES = 1L << 28;
  // From so many bytes kinds of files are told.
  private static final int MAGIC = 16;
  // In so many bytes at the end there is the mark of the end; some programs add something after it.
  private static final int END = 1 << 12;

  private Picture() {}

  /**
   * Reads a PNG or JPEG file; which of them its content decides, not its name.
   *
   * @throws UserError if it is none, damaged, or larger than 50 million pixels
   */
  public static BufferedImage read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw wrong(file.toString(), "a file of up to 256 MB", "a larger one", null);
      }
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, DiskFiles.reason(e)), e);
    }
  }

  /**
   * What the head of a PNG or JPEG file says of it; the rest is not read.
   *
   * @throws UserError if it is none, or larger than 50 million pixels
   */
  static Size size(Path file) {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
      content.mark(MAGIC);
      byte[] start = content.readNBytes(MAGIC);
      content.reset();
      ImageReader reader = reader(file.toString(), start);
      try (ImageInputStream in = new MemoryCacheImageInputStream(content)) {
        reader.setInput(in, true, true);
        return size(file.toString(), reader);
      } catch (IOException | RuntimeException e) {
        throw damaged(file.toString(), e);
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, DiskFiles.reason(e)), e);
    }
  }

  /**
   * Checks that a file is not cut off, such as by a copy that was interrupted: by its end, so that
   * of most only that is read.
   *
   * @throws UserError if it is
   */
  static void checkEnd(Path file) {
    byte[] start;
    byte[] end = new byte[END];
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      InputStream from = Channels.newInputStream(in);
      start = from.readNBytes(1);
      in.position(Math.max(0, in.size() - END));
      end = Arrays.copyOf(end, from.readNBytes(end, 0, END));
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, DiskFiles.reason(e)), e);
    }
    boolean png = starts(start, 0x89);
    if (!(png ? holds(end, 'I', 'E', 'N', 'D') : holds(end, 0xff, 0xd9))) {
      read(file); // it may end with something else, such as a short film
    }
  }

  private static boolean holds(byte[] content, int... mark) {
    for (int from = content.length - mark.length; from >= 0; from--) {
      if (starts(Arrays.copyOfRange(content, from, from + mark.length), mark)) {
        return true;
      }
    }
    return false;
  }

  private static Size size(String name, ImageReader reader) throws IOException {
    Size size = new Size(reader.getWidth(0), reader.getHeight(0));
    if (size.pixels() > MOST_PIXELS) {
      throw wrong(name, "up to 50 million pixels", "%,d".formatted(size.pixels()), null);
    }
    return size;
  }

  /** Of a picture. */
  record Size(int width, int height) {
    long pixels() {
      return (long) width * height;
    }
  }

  /** {@link #read(Path)} of what a file called {@code name} holds. */
  static BufferedImage read(String name, byte[] content) {
    ImageReader reader = reader(name, content);
    List<String> warnings = new ArrayList<>();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(in, true, true);
      long size = size(name, reader).pixels();
      if (size / MOST_PIXELS_A_BYTE > content.length) {
        throw wrong(
            name,
            "a picture",
            "%s in %s".formatted(Counted.of(size, "pixel"), Counted.of(content.length, "byte")),
            null);
      }
      BufferedImage image = reader.read(0);
      // Java only warns of this, and makes the rest grey.
      if (warnings.stream().anyMatch(Picture::isEarlyEnd)) {
        throw wrong(name, "a whole picture", "its end too early", null);
      }
      return image;
    } catch (IOException | RuntimeException e) {
      throw damaged(name, e);
    } finally {
      reader.dispose();
    }
  }

  /** What {@code e} means, which came of reading. */
  private static UserError damaged(String name, Exception e) {
    if (e instanceof UserError told) {
      return told;
    }
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    reason = reason.lines().findFirst().orElse(reason);
    String expected =
        reason.startsWith("Unsupported")
            ? "a picture in grey, RGB or a palette"
            : "a whole picture";
    return wrong(name, expected, "damage (" + reason + ")", e);
  }

  private static boolean isEarlyEnd(String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    return text.contains("premature end") || text.contains("truncated");
  }

  private static ImageReader reader(String name, byte[] content) {
    String format =
        starts(content, 0x89, 'P', 'N', 'G')
            ? "png"
            : starts(content, 0xff, 0xd8, 0xff) ? "jpeg" : null;
    if (format == null) {
      throw wrong(name, "PNG or JPEG", kind(content), null);
    }
    return ImageIO.getImageReadersByFormatName(format).next();
  }

  /** What {@code content} is, if neither PNG nor JPEG: people forget to convert these. */
  private static String kind(byte[] content) {
    if (content.length == 0) {
      return "an empty file";
    } else if (starts(content, 'G', 'I', 'F', '8')) {
      return "GIF";
    } else if (starts(content, 'B', 'M')) {
      return "BMP";
    } else if (starts(content, 'I', 'I', '*', 0) || starts(content, 'M', 'M', 0, '*')) {
      return "TIFF";
    } else if (starts(content, 'R', 'I', 'F', 'F')) {
      return "WebP or another RIFF";
    } else if (starts(content, '%', 'P', 'D', 'F')) {
      return "PDF";
    }
    return "something else";
  }

  private static boolean starts(byte[] content, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= content.length || Byte.toUnsignedInt(content[i]) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static UserError wrong(String name, String expected, String found, Throwable cause) {
    return new UserError(
        "%s: expected %s, found %s; replace or remove the file".formatted(name, expected, found),
        cause);
  }
}
