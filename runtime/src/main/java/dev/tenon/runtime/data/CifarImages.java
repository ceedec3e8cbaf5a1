package dev.tenon.runtime.data;

import dev.tenon.ir.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Images and labels from files of CIFAR's binary version. A file is records of one or two labels,
 * of which the last is the class, and 3 x 32 x 32 bytes: all red ones row by row, then green, then
 * blue. In memory the three bytes of a pixel stand together, as convolutions take them.
 */
final class CifarImages {
  private static final int PIXELS = 32 * 32;
  private static final int CHANNELS = 3;

  /** Bytes of an image. */
  static final int IMAGE_BYTES = CHANNELS * PIXELS;

  private final DataContract contract;
  private final byte[] pixels;
  private final int[] labels;

  /** Room for {@code images} images. */
  private CifarImages(DataContract contract, int images) {
    this.contract = contract;
    pixels = new byte[Math.multiplyExact(images, IMAGE_BYTES)];
    labels = new int[images];
  }

  /**
   * A file, and what it must have.
   *
   * @param labelBytes bytes before an image
   * @param images how many there are
   * @param sha256 of the content; null for any
   */
  record Expected(FileSet.Found file, int labelBytes, int images, String sha256) {}

  /**
   * The images of all {@code files}, one file after the other.
   *
   * @throws dev.tenon.runtime.UserError if a file cannot be read or has other content
   */
  static <S> Dataset<S> read(Class<S> spec, List<Expected> files) {
    int all = files.stream().mapToInt(Expected::images).sum();
    CifarImages images = new CifarImages(DataContract.of(spec), all);
    int first = 0;
    for (Expected expected : files) {
      int start = first;
      Content.read(
          expected.file(),
          "images",
          in -> {
            images.read(in, expected, start);
            return null;
          });
      first += expected.images();
    }
    return Dataset.of(spec, images.pixels, images.labels);
  }

  private void read(InputStream in, Expected expected, int first) throws IOException {
    String name = expected.file().name();
    int recordBytes = expected.labelBytes() + IMAGE_BYTES;
    String wanted =
        "%d images of %d bytes, %d in all"
            .formatted(expected.images(), recordBytes, (long) expected.images() * recordBytes);
    MessageDigest digest = Digests.of("SHA-256");
    byte[] record = new byte[recordBytes];
    for (int i = 0; i < expected.images(); i++) {
      int length = in.readNBytes(record, 0, recordBytes);
      if (length < recordBytes) {
        long found = (long) i * recordBytes + length;
        throw Content.error(name, wanted, "only " + Counted.plain(found, "byte"), null);
      }
      digest.update(record);
      labels[first + i] = label(record[expected.labelBytes() - 1], name, i);
      interleave(record, expected.labelBytes(), (first + i) * IMAGE_BYTES);
    }
    if (in.read() >= 0) {
      throw Content.error(name, wanted, "more bytes after them", null);
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (expected.sha256() != null && !expected.sha256().equals(sha256)) {
      throw Content.error(
          name, "the published images, SHA-256 " + expected.sha256(), "others, " + sha256, null);
    }
  }

  private int label(byte stored, String name, int image) {
    int label = Byte.toUnsignedInt(stored);
    if (!contract.isClass(label)) {
      String found = "%d at image %d".formatted(label, image);
      throw Content.error(
          name, "labels from 0 to %d".formatted(contract.classes() - 1), found, null);
    }
    return label;
  }

  private void interleave(byte[] record, int labelBytes, int start) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      int from = labelBytes + channel * PIXELS;
      for (int pixel = 0, to = start + channel; pixel < PIXELS; pixel++, to += CHANNELS) {
        pixels[to] = record[from + pixel];
      }
    }
  }
}
