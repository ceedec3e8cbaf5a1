package dev.tenon.runtime.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A small release in the format of CIFAR-10, for tests. */
final class Cifar10Files {
  /** Images of a file. */
  static final int IMAGES = 4;

  private static final int PIXELS = 1024;
  private static final int RECORD_BYTES = 1 + CifarImages.IMAGE_BYTES;

  private Cifar10Files() {}

  /** The six files by name; no two images are equal. */
  static Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new TreeMap<>();
    List<String> names = List.copyOf(CifarRelease.CIFAR_10.files().keySet());
    for (int i = 0; i < names.size(); i++) {
      contents.put(names.get(i), records(IMAGES, i * IMAGES));
    }
    return contents;
  }

  /**
   * Records of which number {@code i} has label {@code i % 10}, red {@code i}, green of its row and
   * blue of its column.
   */
  static byte[] records(int count, int first) {
    byte[] records = new byte[count * RECORD_BYTES];
    for (int i = 0; i < count; i++) {
      int start = i * RECORD_BYTES;
      records[start] = (byte) ((first + i) % 10);
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        records[start + 1 + pixel] = (byte) (first + i);
        records[start + 1 + PIXELS + pixel] = (byte) (pixel / 32);
        records[start + 1 + 2 * PIXELS + pixel] = (byte) (pixel % 32);
      }
    }
    return records;
  }

  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : contents().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  /** The release of these files; its archive is at {@code addresses}. */
  static CifarRelease release(byte[] archive, URI... addresses) {
    Map<String, CifarRelease.CifarFile> files = new TreeMap<>();
    contents()
        .forEach(
            (name, bytes) ->
                files.put(name, new CifarRelease.CifarFile(IMAGES, digest("SHA-256", bytes))));
    CifarRelease published = CifarRelease.CIFAR_10;
    return new CifarRelease(
        published.title(),
        published.folder(),
        published.archive(),
        List.of(addresses),
        digest("MD5", archive),
        published.labelBytes(),
        files,
        published.test());
  }

  static String digest(String algorithm, byte[] bytes) {
    return HexFormat.of().formatHex(Digests.of(algorithm).digest(bytes));
  }

  /** The archive of these files, with others that must not be unpacked. */
  static byte[] archive() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    contents()
        .forEach((name, bytes) -> entries.put(CifarRelease.CIFAR_10.folder() + "/" + name, bytes));
    byte[] evil = "evil".getBytes(StandardCharsets.UTF_8);
    entries.put(CifarRelease.CIFAR_10.folder() + "/readme.html", evil);
    entries.put(CifarRelease.CIFAR_10.folder() + "/../../escaped", evil);
    entries.put(CifarRelease.CIFAR_10.folder() + "/../test_batch.bin", evil);
    entries.put("/escaped", evil);
    return archive(entries);
  }

  static byte[] archive(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(packed), StandardCharsets.UTF_8.name())) {
      for (Map.Entry<String, byte[]> file : entries.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
      // A link in place of a file, which could lead anywhere.
      TarArchiveEntry link =
          new TarArchiveEntry(CifarRelease.CIFAR_10.folder() + "/link", TarArchiveEntry.LF_SYMLINK);
      link.setLinkName("/etc");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
    return packed.toByteArray();
  }
}
