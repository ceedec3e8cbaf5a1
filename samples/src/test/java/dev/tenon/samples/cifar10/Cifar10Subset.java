package dev.tenon.samples.cifar10;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the subset of CIFAR-10 that is among the resources: of each class the first images, in the
 * order of the published files.
 *
 * <p>With a JDK, from this file alone: {@code java Cifar10Subset.java cifar-10-batches-bin OUT}.
 */
final class Cifar10Subset {
  static final int CLASSES = 10;
  static final int TRAIN_PER_CLASS = 200;
  static final int TEST_PER_CLASS = 100;
  static final int RECORD_BYTES = 3073;

  private Cifar10Subset() {}

  public static void main(String[] args) throws IOException {
    Path published = Path.of(args[0]);
    Path out = Path.of(args[1]);
    write(out.resolve("train.bin.gz"), train(published));
    write(out.resolve("test.bin.gz"), test(published));
  }

  static byte[] train(Path published) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      files.add(Files.readAllBytes(published.resolve("data_batch_%d.bin".formatted(i))));
    }
    return first(TRAIN_PER_CLASS, files);
  }

  static byte[] test(Path published) throws IOException {
    byte[] file = Files.readAllBytes(published.resolve("test_batch.bin"));
    return first(TEST_PER_CLASS, List.of(file));
  }

  /** The records that are among the first {@code perClass} of their class, in their order. */
  static byte[] first(int perClass, List<byte[]> files) {
    int[] taken = new int[CLASSES];
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (byte[] file : files) {
      for (int start = 0; start < file.length; start += RECORD_BYTES) {
        if (taken[file[start]]++ < perClass) {
          records.write(file, start, RECORD_BYTES);
        }
      }
    }
    return records.toByteArray();
  }

  private static void write(Path file, byte[] records) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(records);
    }
  }
}
