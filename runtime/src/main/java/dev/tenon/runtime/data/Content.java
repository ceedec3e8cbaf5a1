package dev.tenon.runtime.data;

import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a file, packed by gzip or not, which its first bytes decide and not its name. What
 * is wrong with it is said in one form.
 */
final class Content {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER = 1 << 16;
  private static final String PUBLISHED = "replace it by the published file";

  private Content() {}

  /** Makes something of the bytes. */
  @FunctionalInterface
  interface Reading<T> {
    T read(InputStream in) throws IOException;
  }

  /**
   * What {@code reading} makes of the unpacked bytes.
   *
   * @param contents what the file should contain, for messages: "images"
   * @throws UserError if it cannot be read
   */
  static <T> T read(FileSet.Found file, String contents, Reading<T> reading) {
    return read(file, contents, PUBLISHED, reading);
  }

  /**
   * What {@code reading} makes of the unpacked bytes.
   *
   * @param contents what the file should contain, for messages: "images"
   * @param advice what to do where it cannot be read
   * @throws UserError if it cannot be read
   */
  static <T> T read(FileSet.Found file, String contents, String advice, Reading<T> reading) {
    String name = file.name();
    try (InputStream raw = new BufferedInputStream(file.open(), BUFFER);
        InputStream unpacked = unpacked(raw, name, contents, advice)) {
      return reading.read(unpacked);
    } catch (EOFException e) {
      throw error(name, "complete gzip data", "its end too early", advice, e);
    } catch (ZipException e) {
      throw error(name, "undamaged gzip data", "an error (" + e.getMessage() + ")", advice, e);
    } catch (NoSuchFileException e) {
      throw new UserError("%s is not there".formatted(name), e);
    } catch (UncheckedIOException e) {
      throw new UserError(
          "%s cannot be read: %s".formatted(name, DiskFiles.reason(e.getCause())), e);
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(name, DiskFiles.reason(e)), e);
    }
  }

  private static InputStream unpacked(InputStream raw, String name, String contents, String advice)
      throws IOException {
    raw.mark(2);
    byte[] magic = raw.readNBytes(2);
    raw.reset();
    if (magic.length == 0) {
      throw error(name, contents, "an empty file", advice, null);
    }
    boolean packed =
        magic.length == 2 && (ByteBuffer.wrap(magic).getShort() & 0xffff) == GZIP_MAGIC;
    return packed ? new GZIPInputStream(raw, BUFFER) : raw;
  }

  /** The file called {@code name} has something else than it should. */
  static UserError error(String name, String expected, String found, Throwable cause) {
    return error(name, expected, found, PUBLISHED, cause);
  }

  private static UserError error(
      String name, String expected, String found, String advice, Throwable cause) {
    return new UserError(
        "%s: expected %s, found %s; %s".formatted(name, expected, found, advice), cause);
  }
}
