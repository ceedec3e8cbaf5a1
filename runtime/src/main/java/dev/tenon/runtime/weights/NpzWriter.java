package dev.tenon.runtime.weights;

import dev.tenon.runtime.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes NumPy's npz, unpacked as {@code numpy.savez} does; equal weights give equal files. */
final class NpzWriter {
  private static final int ALIGNED = 64;
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private NpzWriter() {}

  static void write(OutputStream out, Map<String, Value> values) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out); // finished, not closed: out is the caller's
    zip.setMethod(ZipOutputStream.STORED);
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      byte[] header = header(entry.getValue());
      byte[] numbers = ByteOrders.littleEndian(entry.getValue());
      CRC32 crc = new CRC32();
      crc.update(header);
      crc.update(numbers);
      ZipEntry file = new ZipEntry(entry.getKey() + ".npy");
      file.setTimeLocal(NO_TIME);
      file.setSize((long) header.length + numbers.length);
      file.setCrc(crc.getValue());
      zip.putNextEntry(file);
      zip.write(header);
      zip.write(numbers);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static byte[] header(Value value) {
    long[] sizes = value.shape().asArray();
    String shape =
        Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining(", "))
            + (sizes.length == 1 ? "," : "");
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(NpyHeader.text(value.dtype()).orElseThrow(), shape);
    int before = 10;
    int padded = (before + text.length() + 1 + ALIGNED - 1) / ALIGNED * ALIGNED;
    byte[] header = new byte[padded];
    byte[] start = "?NUMPY?".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(start, 0, header, 0, start.length);
    header[0] = (byte) 0x93;
    header[6] = 1; // version 1.0
    header[8] = (byte) (padded - before);
    header[9] = (byte) (padded - before >> 8);
    Arrays.fill(header, before, padded - 1, (byte) ' ');
    byte[] dictionary = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(dictionary, 0, header, before, dictionary.length);
    header[padded - 1] = '\n';
    return header;
  }
}
