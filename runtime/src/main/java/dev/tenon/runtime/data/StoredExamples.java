package dev.tenon.runtime.data;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Checksum;

/**
 * Examples in one file that is mapped into memory, so that there may be more than memory holds. The
 * file is a head (what it is, byte order, types, number of examples), filled up to {@value #HEAD}
 * bytes, and input and label of one example after the other.
 */
final class StoredExamples implements Examples {
  private static final String MAGIC = "tenon-examples-1";
  private static final int HEAD = 4096;
  // A buffer has at most 2 GB; each holds whole examples.
  private static final long SEGMENT = 1L << 30;

  private final int size;
  private final int inputBytes;
  private final int labelBytes;
  private final int perSegment;
  private final List<MappedByteBuffer> segments;

  private StoredExamples(DataContract contract, int size, FileChannel in) throws IOException {
    this.size = size;
    inputBytes = contract.inputBytes();
    labelBytes = contract.labelBytes();
    long example = (long) inputBytes + labelBytes;
    perSegment = (int) Math.min(Integer.MAX_VALUE, Math.max(1, SEGMENT / example));
    segments = new ArrayList<>();
    for (long first = 0; first < size; first += perSegment) {
      long count = Math.min(perSegment, size - first);
      segments.add(in.map(FileChannel.MapMode.READ_ONLY, HEAD + first * example, count * example));
    }
  }

  /**
   * Writes examples, under another name first.
   *
   * @throws UserError if the file cannot be written
   */
  static void write(Path file, DataContract contract, Examples examples, int[] indices) {
    try {
      DiskFiles.createFolder(file.toAbsolutePath().getParent());
      DiskFiles.write(file, out -> write(out, contract, examples, indices));
    } catch (IOException e) {
      throw new UserError(
          "%s cannot be written: %s; name another file, or make room"
              .formatted(file, DiskFiles.reason(e)),
          e);
    }
  }

  private static void write(
      OutputStream out, DataContract contract, Examples examples, int[] indices)
      throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    DataOutputStream text =
        new DataOutputStream(
            new OutputStream() {
              @Override
              public void write(int b) {
                head.put((byte) b);
              }
            });
    text.writeUTF(MAGIC);
    text.writeUTF(ByteOrder.nativeOrder().toString());
    text.writeUTF(contract.input().toString());
    text.writeUTF(contract.label().toString());
    text.writeInt(indices.length);
    out.write(head.array());
    int example = contract.inputBytes() + contract.labelBytes();
    int most = Math.max(1, (1 << 20) / example);
    ByteBuffer some = MappedExamples.buffer(Math.multiplyExact(example, most));
    for (int i = 0; i < indices.length; i++) {
      examples.putInput(indices[i], some);
      examples.putLabel(indices[i], some);
      if (!some.hasRemaining() || i == indices.length - 1) {
        out.write(some.array(), 0, some.position());
        some.clear();
      }
    }
  }

  /**
   * Maps a file.
   *
   * @throws UserError if it cannot be read, is damaged, or has examples of other types
   */
  static StoredExamples open(Path file, DataContract contract) {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      int size = head(in, file, contract);
      long bytes = HEAD + (long) size * (contract.inputBytes() + contract.labelBytes());
      if (in.size() != bytes) {
        throw new UserError(
            "%s: expected %s for %s, found %d; store the data set anew"
                .formatted(
                    file, Counted.plain(bytes, "byte"), Counted.of(size, "example"), in.size()));
      }
      return new StoredExamples(contract, size, in);
    } catch (NoSuchFileException e) {
      throw new UserError("%s is not there; store a data set in it".formatted(file), e);
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, DiskFiles.reason(e)), e);
    }
  }

  private static int head(FileChannel in, Path file, DataContract contract) throws IOException {
    List<String> expected =
        List.of(
            MAGIC,
            ByteOrder.nativeOrder().toString(),
            contract.input().toString(),
            contract.label().toString());
    // Read through a stream of a copy, so that no length in the file decides how much is read.
    InputStream copy =
        new java.io.ByteArrayInputStream(Channels.newInputStream(in).readNBytes(HEAD));
    DataInputStream text = new DataInputStream(copy);
    List<String> found = new ArrayList<>();
    try {
      for (int i = 0; i < expected.size(); i++) {
        found.add(text.readUTF());
        if (i == 0 && !found.get(0).equals(MAGIC)) {
          break;
        }
      }
      if (found.equals(expected)) {
        int size = text.readInt();
        if (size >= 0) {
          return size;
        }
      }
    } catch (IOException e) {
      found.clear();
    }
    if (found.size() < expected.size() || !found.stream().allMatch(s -> s.matches("[\\w -]*"))) {
      throw new UserError("%s is no stored data set; store one in it".formatted(file));
    }
    throw new UserError(
        "%s: expected examples of \"%s\" with labels \"%s\" (%s), found \"%s\" with \"%s\" (%s)"
                .formatted(
                    file,
                    expected.get(2),
                    expected.get(3),
                    expected.get(1),
                    found.get(2),
                    found.get(3),
                    found.get(1))
            + "; store the data set anew");
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void putInput(int index, ByteBuffer target) {
    put(index, 0, inputBytes, target);
  }

  @Override
  public void putLabel(int index, ByteBuffer target) {
    put(index, inputBytes, labelBytes, target);
  }

  @Override
  public void identify(DataContract contract, int[] indices, Checksum sum) {
    Fingerprint.addBytes(this, contract, indices, sum);
  }

  private void put(int index, int offset, int bytes, ByteBuffer target) {
    int start = index % perSegment * (inputBytes + labelBytes) + offset;
    target.put(segments.get(index / perSegment).slice(start, bytes));
  }
}
