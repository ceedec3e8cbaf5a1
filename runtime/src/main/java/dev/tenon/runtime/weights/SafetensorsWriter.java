package dev.tenon.runtime.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenon.runtime.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes safetensors; equal weights give equal files. */
final class SafetensorsWriter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ALIGNED = 8;

  private SafetensorsWriter() {}

  static void write(OutputStream out, String model, Map<String, Value> values) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    header.putObject("__metadata__").put("format", "tenon").put("model", model);
    long begin = 0;
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      Value value = entry.getValue();
      long end = begin + (long) value.count() * value.dtype().bytes();
      ObjectNode tensor = header.putObject(entry.getKey());
      tensor.put("dtype", SafetensorsFile.text(value.dtype()));
      ArrayNode shape = tensor.putArray("shape");
      for (long size : value.shape().asArray()) {
        shape.add(size);
      }
      tensor.putArray("data_offsets").add(begin).add(end);
      begin = end;
    }
    byte[] text = JSON.writeValueAsBytes(header);
    int padding = (ALIGNED - text.length % ALIGNED) % ALIGNED;
    out.write(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong((long) text.length + padding)
            .array());
    out.write(text);
    out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
    for (Value value : values.values()) {
      out.write(ByteOrders.littleEndian(value));
    }
  }
}
