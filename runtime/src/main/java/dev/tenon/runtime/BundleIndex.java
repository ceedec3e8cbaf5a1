package dev.tenon.runtime;

import dev.tenon.ir.Counted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The index of a TensorFlow V2 bundle, looked at before TensorFlow reads it: its reader takes as
 * much memory as the last bytes of the file claim, and ends the process where there is not so much.
 *
 * <p>The file is a table of blocks. Each is followed by a byte for its kind and a checksum of both;
 * the last 48 bytes say where the block lies that says where the others lie.
 */
final class BundleIndex {
  private static final int FOOTER = 48;
  private static final long MAGIC = 0xdb4775248b80fb57L;
  private static final int TRAILER = 5;
  private static final int MASK = 0xa282ead8;
  private static final int PLAIN = 0;
  private static final int MOST = 1 << 28;

  private final FileChannel file;

  private BundleIndex(FileChannel file) {
    this.file = file;
  }

  /** Where a block lies. */
  private record Handle(long offset, long size) {
    static Handle read(ByteBuffer bytes) {
      return new Handle(varint(bytes), varint(bytes));
    }
  }

  /** What the file has where no index has it. */
  private static final class Malformed extends IOException {
    private static final long serialVersionUID = 1;

    Malformed(String what) {
      super(what);
    }
  }

  /** What is wrong with {@code path}; empty where TensorFlow can be let read it. */
  static Optional<String> damage(Path path) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      new BundleIndex(file).check();
      return Optional.empty();
    } catch (Malformed e) {
      return Optional.of("%s is no index of variables: %s".formatted(name(path), e.getMessage()));
    } catch (IOException e) {
      return Optional.of("%s cannot be read: %s".formatted(name(path), DiskFiles.reason(e)));
    }
  }

  private static Path name(Path path) {
    return path.getFileName();
  }

  private void check() throws IOException {
    if (file.size() < FOOTER) {
      throw new Malformed("it has %s only".formatted(Counted.of(file.size(), "byte")));
    }
    ByteBuffer footer = read(file.size() - FOOTER, FOOTER);
    if (footer.getLong(FOOTER - Long.BYTES) != MAGIC) {
      throw new Malformed("it does not end as one does");
    }
    block(Handle.read(footer));
    ByteBuffer blocks = block(Handle.read(footer));
    if (blocks != null) {
      checkBlocks(blocks);
    }
  }

  /** Entries of a key, of which the beginning may be that of the one before, and a value. */
  private void checkBlocks(ByteBuffer entries) throws IOException {
    if (entries.limit() < Integer.BYTES) {
      throw new Malformed("a block is too short");
    }
    long restarts = Integer.toUnsignedLong(entries.getInt(entries.limit() - Integer.BYTES));
    long end = entries.limit() - Integer.BYTES - restarts * Integer.BYTES;
    if (end < 0) {
      throw new Malformed("a block claims %,d restarts".formatted(restarts));
    }
    entries.limit((int) end);
    while (entries.hasRemaining()) {
      varint(entries); // as long as the beginning that is shared
      long key = varint(entries);
      long value = varint(entries);
      if (key < 0 || value < 0 || key + value < 0 || key + value > entries.remaining()) {
        throw new Malformed("an entry is longer than its block");
      }
      entries.position((int) (entries.position() + key));
      ByteBuffer handle = entries.slice(entries.position(), (int) value);
      entries.position((int) (entries.position() + value));
      block(Handle.read(handle));
    }
  }

  /** A block whose checksum is right; null where it is packed. */
  private ByteBuffer block(Handle handle) throws IOException {
    long room = file.size() - FOOTER - TRAILER;
    if (handle.offset() < 0
        || handle.size() < 0
        || handle.offset() > room
        || handle.size() > Math.min(MOST, room - handle.offset())) {
      throw new Malformed(
          "a block of %s bytes at %s is outside of it"
              .formatted(
                  Long.toUnsignedString(handle.size()), Long.toUnsignedString(handle.offset())));
    }
    int size = (int) handle.size();
    ByteBuffer bytes = read(handle.offset(), size + TRAILER);
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().limit(size + 1));
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    if (bytes.getInt(size + 1) != masked) {
      throw new Malformed("the block at %,d has another checksum".formatted(handle.offset()));
    }
    return bytes.get(size) == PLAIN ? bytes.limit(size) : null;
  }

  private ByteBuffer read(long from, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new Malformed("it ends too early");
      }
    }
    return bytes.flip();
  }

  /** Seven bits a byte, the lowest first; -1, which is no size, where there is none. */
  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE && bytes.hasRemaining(); shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return -1;
  }
}
