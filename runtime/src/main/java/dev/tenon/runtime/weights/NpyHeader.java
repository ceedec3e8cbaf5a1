package dev.tenon.runtime.weights;

import dev.tenon.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.ndarray.Shape;

/**
 * The header of an array in NumPy's format.
 *
 * @param stored type and sizes
 * @param order of the bytes of a number
 * @param columnsFirst whether the first axis changes fastest, as in Fortran
 * @param length of the header, with what stands before it
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy, NPY
 *     format</a>
 */
record NpyHeader(Stored stored, ByteOrder order, boolean columnsFirst, int length) {
  /** How many bytes say how long the header is, and what stands before it. */
  static final int START = 12;

  static final int LONGEST = 1 << 16;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]: *['\"]([<>|=]\\w+)['\"]");
  private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]: *(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("['\"]shape['\"]: *\\(((?:\\d{1,18}, *){0,32}(?:\\d{1,18})?)\\)");

  /** How long a header is that starts with the {@link #START} bytes; empty where it is none. */
  static Optional<Integer> length(byte[] start) {
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return Optional.empty();
    }
    ByteBuffer numbers = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    long length =
        switch (start[MAGIC.length]) {
          case 1 -> 10 + Short.toUnsignedLong(numbers.getShort(8));
          case 2, 3 -> 12 + Integer.toUnsignedLong(numbers.getInt(8));
          default -> 0;
        };
    return length < START || length > LONGEST ? Optional.empty() : Optional.of((int) length);
  }

  /** What {@code header}, all of it, says; empty where it is none. */
  static Optional<NpyHeader> of(byte[] header) {
    int start = header[MAGIC.length] == 1 ? 10 : 12;
    String text = new String(header, start, header.length - start, StandardCharsets.ISO_8859_1);
    Matcher type = TYPE.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!type.find() || !order.find() || !shape.find()) {
      return Optional.empty();
    }
    long[] sizes =
        Arrays.stream(shape.group(1).split(","))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    String code = type.group(1);
    Stored stored = new Stored(code, dtype(code.substring(1)), Shape.of(sizes));
    ByteOrder bytes =
        switch (code.charAt(0)) {
          case '>' -> ByteOrder.BIG_ENDIAN;
          case '=' -> ByteOrder.nativeOrder();
          default -> ByteOrder.LITTLE_ENDIAN;
        };
    return Optional.of(new NpyHeader(stored, bytes, order.group(1).equals("True"), header.length));
  }

  private static DType dtype(String code) {
    return switch (code) {
      case "f4" -> DType.FLOAT32;
      case "f8" -> DType.FLOAT64;
      case "f2" -> DType.FLOAT16;
      case "i4" -> DType.INT32;
      case "i8" -> DType.INT64;
      case "u1" -> DType.UINT8;
      case "b1" -> DType.BOOL;
      default -> null;
    };
  }

  /** What NumPy calls {@code dtype}; empty for bfloat16, which it does not have. */
  static Optional<String> text(DType dtype) {
    return Optional.ofNullable(
        switch (dtype) {
          case FLOAT32 -> "<f4";
          case FLOAT64 -> "<f8";
          case FLOAT16 -> "<f2";
          case INT32 -> "<i4";
          case INT64 -> "<i8";
          case UINT8 -> "|u1";
          case BOOL -> "|b1";
          case BFLOAT16 -> null;
        });
  }
}
