package dev.tenon.runtime.data;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A file of unsigned bytes in the format of MNIST: two zero bytes, the type of an element, the
 * number of axes, their sizes as 32-bit numbers (big-endian), the elements. Packed by gzip or not,
 * which its content decides and not its name.
 *
 * @param name what the file is called in messages
 * @param sizes how many elements there are along each axis
 * @param elements the elements, the last axis varying fastest
 */
record IdxFile(String name, int[] sizes, byte[] elements) {
  private static final int UNSIGNED_BYTE = 8;
  private static final int HEAD_BYTES = 4;

  /**
   * Reads a file.
   *
   * @param contents what it should contain, for messages: "images"
   * @param exampleSizes the sizes it must have after the first
   * @throws UserError if it cannot be read or is not such a file
   */
  static IdxFile read(FileSet.Found file, String contents, int... exampleSizes) {
    Reader reader = new Reader(file.name(), contents, exampleSizes);
    return Content.read(file, contents, reader::read);
  }

  /** How many examples there are: the size of the first axis. */
  int count() {
    return sizes[0];
  }

  /** Reads one file and remembers what messages about it need. */
  private record Reader(String name, String contents, int[] exampleSizes) {
    IdxFile read(InputStream in) throws IOException {
      int axes = 1 + exampleSizes.length;
      byte[] head = in.readNBytes(HEAD_BYTES + Integer.BYTES * axes);
      byte[] expected = {0, 0, UNSIGNED_BYTE, (byte) axes};
      byte[] found = Arrays.copyOf(head, Math.min(HEAD_BYTES, head.length));
      if (!Arrays.equals(expected, found)) {
        throw error(
            "%s, which begin with the bytes %s".formatted(contents, hex(expected)),
            found.length == 0 ? "no byte" : hex(found));
      }
      if (head.length < HEAD_BYTES + Integer.BYTES * axes) {
        throw error(
            "a head of %d bytes".formatted(HEAD_BYTES + Integer.BYTES * axes),
            Counted.plain(head.length, "byte") + " in all");
      }
      int[] sizes = new int[axes];
      ByteBuffer.wrap(head, HEAD_BYTES, Integer.BYTES * axes).asIntBuffer().get(sizes);
      return new IdxFile(name, sizes, elements(in, sizes));
    }

    private byte[] elements(InputStream in, int[] sizes) throws IOException {
      int[] example = Arrays.copyOfRange(sizes, 1, sizes.length);
      if (!Arrays.equals(example, exampleSizes)) {
        throw error("%s of %s".formatted(contents, sizesText(exampleSizes)), sizesText(example));
      }
      if (sizes[0] < 1) {
        throw error("1 or more " + contents, Integer.toString(sizes[0]));
      }
      long bytes = sizes[0];
      for (int size : example) {
        bytes *= size;
      }
      String stated =
          "%s of %s, as its head says".formatted(Counted.plain(bytes, "byte"), contents);
      if (bytes > Integer.MAX_VALUE - 8) {
        throw error("at most 2 GB of " + contents, stated);
      }
      // Reads as it comes, so that a wrong head takes no memory for what is not there.
      byte[] elements = in.readNBytes((int) bytes);
      if (elements.length < bytes) {
        throw error(stated, "only %d".formatted(elements.length));
      }
      if (in.read() >= 0) {
        throw error(stated, "more bytes after them");
      }
      return elements;
    }

    UserError error(String expected, String found) {
      return Content.error(name, expected, found, null);
    }

    private static String sizesText(int[] sizes) {
      StringBuilder text = new StringBuilder();
      for (int size : sizes) {
        text.append(text.isEmpty() ? "" : " x ").append(size);
      }
      return text.toString();
    }

    private static String hex(byte[] bytes) {
      StringBuilder text = new StringBuilder();
      for (byte b : bytes) {
        text.append(text.isEmpty() ? "" : " ").append("%02x".formatted(b));
      }
      return text.toString();
    }
  }
}
