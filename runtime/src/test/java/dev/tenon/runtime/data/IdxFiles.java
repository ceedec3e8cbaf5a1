package dev.tenon.runtime.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small files in the format of MNIST, for tests. */
public final class IdxFiles {
  static final int TRAIN = 6;
  static final int TEST = 3;

  private IdxFiles() {}

  /** Four good files: image i is filled with i, label i is i. */
  public static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("train-images-idx3-ubyte.gz"), gzip(images(TRAIN)));
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), gzip(labels(TRAIN)));
    Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(images(TEST)));
    Files.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), gzip(labels(TEST)));
  }

  static byte[] images(int count) {
    return images(count, 28, 28);
  }

  static byte[] images(int count, int height, int width) {
    ByteBuffer file = ByteBuffer.allocate(16 + count * height * width);
    file.putInt(0x803).putInt(count).putInt(height).putInt(width);
    for (int i = 0; i < count; i++) {
      for (int pixel = 0; pixel < height * width; pixel++) {
        file.put((byte) i);
      }
    }
    return file.array();
  }

  static byte[] labels(int count) {
    ByteBuffer file = ByteBuffer.allocate(8 + count);
    file.putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      file.put((byte) i);
    }
    return file.array();
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }
}
