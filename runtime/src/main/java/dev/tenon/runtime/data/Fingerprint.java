package dev.tenon.runtime.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * What tells one data set from another: a checksum of its types, of how many examples it has, and
 * of what they say of themselves ({@link Examples#identify}).
 */
final class Fingerprint {
  /** Up to here all bytes count. */
  private static final long WHOLE = 1L << 28;

  /** So many examples beyond: each may be a place of its own on a disk. */
  private static final int SOME = 1000;

  private static final int BUFFER = 1 << 20;

  private Fingerprint() {}

  /** That of the examples at {@code indices}, in this order. */
  static long of(DataContract contract, Examples examples, int[] indices) {
    CRC32C sum = new CRC32C();
    add(sum, contract.input() + "; " + contract.label() + "; " + indices.length);
    examples.identify(contract, indices, sum);
    return sum.getValue();
  }

  static void add(Checksum sum, String text) {
    sum.update(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Adds the bytes of the examples at {@code indices}: all of them, or those of a thousand from the
   * first to the last where there are more than 256 MB.
   */
  static void addBytes(Examples examples, DataContract contract, int[] indices, Checksum sum) {
    int each = contract.inputBytes() + contract.labelBytes();
    int count = (long) each * indices.length <= WHOLE ? indices.length : SOME;
    ByteBuffer some = MappedExamples.buffer(Math.multiplyExact(each, Math.max(1, BUFFER / each)));
    for (int index : spread(indices, count)) {
      if (!some.hasRemaining()) {
        sum.update(some.flip());
        some.clear();
      }
      examples.putInput(index, some);
      examples.putLabel(index, some);
    }
    sum.update(some.flip());
  }

  /** At most {@code count} of {@code indices}, as far from each other as they can be. */
  static int[] spread(int[] indices, int count) {
    if (count >= indices.length) {
      return indices;
    }
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = indices[(int) ((long) i * (indices.length - 1) / Math.max(1, count - 1))];
    }
    return chosen;
  }
}
