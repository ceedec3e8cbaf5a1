package dev.tenon.runtime.data;

import dev.tenon.Cifar10;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Images and labels from files of CIFAR-10's binary version. A file is records of a label and 3 x
 * 32 x 32 bytes: all red ones row by row, then green, then blue. In memory the three bytes of a
 * pixel stand together, as convolutions take them.
 */
final class Cifar10Images {
  private static final int PIXELS = 32 * 32;
  private static final int CHANNELS = 3;

  /** Bytes of a label and its image. */
  static final int RECORD_BYTES = 1 + CHANNELS * PIXELS;

  private final DataContract contract = DataContract.of(Cifar10.class);
  private final int imagesPerFile;
  private final byte[] pixels;
  private final int[] labels;

  /** Room for the images of {@code files} files. */
  private Cifar10Images(int files, int imagesPerFile) {
    this.imagesPerFile = imagesPerFile;
    pixels = new byte[Math.multiplyExact(files * imagesPerFile, CHANNELS * PIXELS)];
    labels = new int[files * imagesPerFile];
  }

  /** A file, and the SHA-256 of the content that it must have; null for any. */
  record Expected(FileSet.Found file, String sha256) {}

  /**
   * The images of all {@code files}, one file after the other.
   *
   * @throws dev.tenon.runtime.UserError if a file cannot be read or has other content
   */
  static Dataset<Cifar10> read(List<Expected> files, int imagesPerFile) {
    Cifar10Images images = new Cifar10Images(files.size(), imagesPerFile);
    for (int i = 0; i < files.size(); i++) {
      Expected expected = files.get(i);
      int first = i * imagesPerFile;
      Content.read(
          expected.file(),
          "images",
          in -> {
            images.read(in, expected, first);
            return null;
          });
    }
    return Dataset.of(Cifar10.class, images.pixels, images.labels);
  }

  private void read(InputStream in, Expected expected, int first) throws IOException {
    String name = expected.file().name();
    String wanted =
        "%d images of %d bytes, %d in all"
            .formatted(imagesPerFile, RECORD_BYTES, (long) imagesPerFile * RECORD_BYTES);
    MessageDigest digest = Digests.of("SHA-256");
    byte[] record = new byte[RECORD_BYTES];
    for (int i = 0; i < imagesPerFile; i++) {
      int length = in.readNBytes(record, 0, RECORD_BYTES);
      if (length < RECORD_BYTES) {
        long found = (long) i * RECORD_BYTES + length;
        throw Content.error(name, wanted, "only %d bytes".formatted(found), null);
      }
      digest.update(record);
      labels[first + i] = label(record, name, i);
      interleave(record, (first + i) * CHANNELS * PIXELS);
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

  private int label(byte[] record, String name, int image) {
    int label = Byte.toUnsignedInt(record[0]);
    if (!contract.isClass(label)) {
      String found = "%d at image %d".formatted(label, image);
      throw Content.error(
          name, "labels from 0 to %d".formatted(contract.classes() - 1), found, null);
    }
    return label;
  }

  private void interleave(byte[] record, int start) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      int from = 1 + channel * PIXELS;
      for (int pixel = 0, to = start + channel; pixel < PIXELS; pixel++, to += CHANNELS) {
        pixels[to] = record[from + pixel];
      }
    }
  }
}
