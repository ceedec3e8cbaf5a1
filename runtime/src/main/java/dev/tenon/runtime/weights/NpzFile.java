package dev.tenon.runtime.weights;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.tensorflow.ndarray.Shape;

/**
 * Arrays in NumPy's npz format: a zip archive with a file {@code name.npy} each.
 *
 * <p>Names of archive entries are names of tensors and nothing else: no file is made of them.
 */
final class NpzFile extends TensorFile {
  private static final String SUFFIX = ".npy";

  /** Deflate makes no more of one byte; a file that claims more is refused before it is read. */
  private static final long MOST_INFLATED = 1040;

  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
  private final Map<String, NpyHeader> headers = new HashMap<>();
  private final Map<String, Stored> tensors = new LinkedHashMap<>();

  NpzFile(SeekableByteChannel channel, String name) {
    super(name);
    this.zip = guarded(() -> ZipFile.builder().setSeekableByteChannel(channel).get());
    guarded(
        () -> {
          for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            add(entry);
          }
          return null;
        });
  }

  /** Something that reads the archive. */
  private interface Reading<T> {
    T get() throws IOException;
  }

  /** The library throws whatever comes of reading nonsense. */
  private <T> T guarded(Reading<T> reading) {
    try {
      return reading.get();
    } catch (UserError e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged("it is no archive that can be read: " + DiskFiles.reason(e), e);
    }
  }

  private void add(ZipArchiveEntry entry) throws IOException {
    String file = entry.getName();
    if (!file.endsWith(SUFFIX)) {
      throw damaged("it holds %s, which is no array (%s)".formatted(file, SUFFIX));
    }
    String tensor = file.substring(0, file.length() - SUFFIX.length());
    // the library would also try methods that need further libraries, and more memory
    boolean plain = entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED;
    if (!plain || !zip.canReadEntryData(entry)) {
      throw damaged(tensor + " is encrypted or packed in an unusual way");
    }
    if (entries.put(tensor, entry) != null) {
      throw damaged("it holds two arrays named " + tensor);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      NpyHeader header = header(tensor, in);
      headers.put(tensor, header);
      tensors.put(tensor, header.stored());
    }
  }

  private NpyHeader header(String tensor, InputStream in) throws IOException {
    byte[] start = in.readNBytes(NpyHeader.START);
    int length =
        (start.length < NpyHeader.START
                ? java.util.Optional.<Integer>empty()
                : NpyHeader.length(start))
            .orElseThrow(() -> damaged(tensor + " is no array of NumPy"));
    byte[] header = java.util.Arrays.copyOf(start, length);
    if (in.readNBytes(header, start.length, length - start.length) < length - start.length) {
      throw damaged("it ends within " + tensor);
    }
    return NpyHeader.of(header)
        .orElseThrow(() -> damaged(tensor + " is no plain array of numbers"));
  }

  @Override
  public Map<String, Stored> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  @Override
  public Value read(String tensor) {
    Stored stored = readable(tensor);
    NpyHeader header = headers.get(tensor);
    ZipArchiveEntry entry = entries.get(tensor);
    long bytes = bytes(tensor, stored);
    long packed = Math.max(entry.getCompressedSize(), 0);
    if (entry.getSize() != header.length() + bytes || packed < bytes / MOST_INFLATED) {
      throw damaged(
          "%s (%s) has %s"
              .formatted(tensor, stored, Counted.of(entry.getSize() - header.length(), "byte")));
    }
    checkFits(tensor, bytes);
    return guarded(() -> numbers(tensor, header, entry));
  }

  private Value numbers(String tensor, NpyHeader header, ZipArchiveEntry entry) throws IOException {
    CRC32 crc = new CRC32();
    Stored stored = header.stored();
    long[] sizes = stored.shape().asArray();
    int last = sizes.length - 1;
    Shape inFile =
        header.columnsFirst()
            ? Shape.of(IntStream.rangeClosed(0, last).mapToLong(i -> sizes[last - i]).toArray())
            : stored.shape();
    try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
      in.readNBytes(header.length());
      byte[] numbers = in.readNBytes(Math.toIntExact(bytes(tensor, stored)));
      if (numbers.length < bytes(tensor, stored) || in.read() >= 0) {
        throw damaged("%s has another length than it says".formatted(tensor));
      }
      if (crc.getValue() != entry.getCrc()) {
        throw damaged(tensor + " has another checksum than when it was written");
      }
      ByteOrders.toNative(numbers, stored.dtype().bytes(), header.order());
      Value value = Value.filled(stored.dtype(), inFile, buffer -> buffer.put(numbers));
      return header.columnsFirst()
          ? Rearrangement.permuted(
              value, IntStream.rangeClosed(0, last).map(i -> last - i).toArray())
          : value;
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UserError(
          "cannot read the weights %s: %s".formatted(name(), DiskFiles.reason(e)), e);
    }
  }
}
