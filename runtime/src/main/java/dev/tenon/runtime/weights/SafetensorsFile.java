package dev.tenon.runtime.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.tenon.DType;
import dev.tenon.ir.Counted;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.ndarray.Shape;

/**
 * Tensors in the format of safetensors: the length of a header, the header as JSON, the numbers.
 *
 * @see <a href="https://github.com/huggingface/safetensors">safetensors, "Format"</a>
 */
final class SafetensorsFile extends TensorFile {
  private static final int LONGEST_HEADER = 32 << 20;
  private static final int MOST_AXES = 32;
  private static final String METADATA = "__metadata__";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(8).maxNumberLength(20).build())
          .build();

  private final SeekableByteChannel channel;
  private final Map<String, Stored> tensors = new LinkedHashMap<>();
  private final Map<String, Range> ranges = new LinkedHashMap<>();
  private long dataStart;

  /** Where the numbers of a tensor are, from the first one of all. */
  private record Range(String tensor, long begin, long end) {}

  SafetensorsFile(SeekableByteChannel channel, String name) {
    super(name);
    this.channel = channel;
    try {
      byte[] header = header();
      try (JsonParser json = JSON.createParser(header)) {
        parse(json);
      }
      checkRanges(channel.size() - dataStart);
    } catch (IOException e) {
      throw damaged("its header cannot be read: " + DiskFiles.reason(e), e);
    }
  }

  private byte[] header() throws IOException {
    long size = channel.size();
    if (size < 8) {
      throw damaged(
          "it has %s, less than any file of npz or safetensors"
              .formatted(Counted.of(size, "byte")));
    }
    long length = read(0, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > size - 8 || length > LONGEST_HEADER) {
      throw damaged(
          "it is no npz, and as safetensors its header of %s bytes does not fit into %,d bytes"
              .formatted(Long.toUnsignedString(length), size));
    }
    dataStart = 8 + length;
    return read(8, (int) length).array();
  }

  private ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    channel.position(position);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw damaged("it ends too soon");
      }
    }
    return buffer.flip();
  }

  private void parse(JsonParser json) throws IOException {
    expect(json.nextToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String tensor = json.currentName();
      expect(json.nextToken(), JsonToken.START_OBJECT);
      if (tensor.equals(METADATA)) {
        json.skipChildren();
      } else {
        parse(json, tensor);
      }
    }
    expect(json.currentToken(), JsonToken.END_OBJECT);
    expect(json.nextToken(), null);
  }

  private void parse(JsonParser json, String tensor) throws IOException {
    String type = null;
    List<Long> sizes = null;
    List<Long> offsets = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "dtype" -> {
          expect(json.currentToken(), JsonToken.VALUE_STRING);
          type = json.getText();
        }
        case "shape" -> sizes = numbers(json);
        case "data_offsets" -> offsets = numbers(json);
        default -> throw damaged("its header says \"%s\" of %s".formatted(field, tensor));
      }
    }
    if (type == null || sizes == null || offsets == null || offsets.size() != 2) {
      throw damaged("its header does not say type, sizes and place of " + tensor);
    }
    long[] shape = sizes.stream().mapToLong(Long::longValue).toArray();
    tensors.put(tensor, new Stored(type, dtype(type), Shape.of(shape)));
    ranges.put(tensor, new Range(tensor, offsets.get(0), offsets.get(1)));
  }

  private List<Long> numbers(JsonParser json) throws IOException {
    expect(json.currentToken(), JsonToken.START_ARRAY);
    List<Long> numbers = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      long number = json.getLongValue();
      if (number < 0 || numbers.size() == MOST_AXES) {
        throw damaged("its header has sizes that no tensor has");
      }
      numbers.add(number);
    }
    expect(json.currentToken(), JsonToken.END_ARRAY);
    return numbers;
  }

  private void expect(JsonToken token, JsonToken expected) {
    if (token != expected) {
      throw damaged("its header is no description of tensors");
    }
  }

  /** The tensors must fill the file, one after the other, so that no byte has two meanings. */
  private void checkRanges(long data) {
    long end = 0;
    List<Range> inOrder = new ArrayList<>(ranges.values());
    inOrder.sort(Comparator.comparingLong(Range::begin).thenComparingLong(Range::end));
    for (Range range : inOrder) {
      if (range.begin() != end || range.end() < range.begin()) {
        throw damaged("the numbers of %s are not where they must be".formatted(range.tensor()));
      }
      end = range.end();
      Stored stored = tensors.get(range.tensor());
      if (stored.dtype() != null) {
        if (bytes(range.tensor(), stored) != range.end() - range.begin()) {
          throw damaged(
              "%s (%s) has %s"
                  .formatted(
                      range.tensor(), stored, Counted.of(range.end() - range.begin(), "byte")));
        }
      }
    }
    if (end != data) {
      throw damaged(
          "its tensors have %s, but there are %,d".formatted(Counted.of(end, "byte"), data));
    }
  }

  /** What the format calls {@code dtype}. */
  static String text(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> "F32";
      case FLOAT64 -> "F64";
      case BFLOAT16 -> "BF16";
      case FLOAT16 -> "F16";
      case INT32 -> "I32";
      case INT64 -> "I64";
      case UINT8 -> "U8";
      case BOOL -> "BOOL";
    };
  }

  private static DType dtype(String text) {
    for (DType dtype : DType.values()) {
      if (text(dtype).equals(text)) {
        return dtype;
      }
    }
    return null;
  }

  @Override
  public Map<String, Stored> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  @Override
  public Value read(String tensor) {
    Stored stored = readable(tensor);
    checkFits(tensor, bytes(tensor, stored));
    Range range = ranges.get(tensor);
    return Value.filled(
        stored.dtype(),
        stored.shape(),
        numbers -> {
          try {
            channel.position(dataStart + range.begin());
            while (numbers.hasRemaining()) {
              if (channel.read(numbers) < 0) {
                throw damaged("it ends within " + tensor);
              }
            }
          } catch (IOException e) {
            throw new UserError(
                "cannot read the weights %s: %s".formatted(name(), DiskFiles.reason(e)), e);
          }
          ByteOrders.toNative(numbers.array(), stored.dtype().bytes(), ByteOrder.LITTLE_ENDIAN);
        });
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UserError(
          "cannot read the weights %s: %s".formatted(name(), DiskFiles.reason(e)), e);
    }
  }
}
