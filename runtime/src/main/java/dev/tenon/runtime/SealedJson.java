package dev.tenon.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * An object in JSON whose last member is the checksum of all bytes before it: another digit would
 * still be JSON. Files from before that was written are read, too.
 */
final class SealedJson {
  private static final String MEMBER = "checksum";
  private static final Pattern SEAL =
      Pattern.compile(",\\s*\"%s\" : \"([0-9a-f]{8})\"\\s*}\\s*$".formatted(MEMBER));
  private static final int SEAL_LENGTH = 64;

  private SealedJson() {}

  /** It has been changed since it was written. */
  static final class Changed extends IOException {
    private static final long serialVersionUID = 1;

    Changed() {
      super("has another checksum than when it was written");
    }
  }

  /** {@code value}, which {@code mapper} writes as an object with members. */
  static byte[] of(ObjectMapper mapper, Object value) throws IOException {
    String json = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    String body = json.substring(0, json.lastIndexOf('}')).stripTrailing();
    String sum = sum(body.getBytes(StandardCharsets.UTF_8));
    return "%s,\n  \"%s\" : \"%s\"\n}"
        .formatted(body, MEMBER, sum)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The object without its checksum.
   *
   * @throws Changed if that does not fit
   * @throws IOException if it is no JSON
   */
  static JsonNode read(ObjectMapper mapper, byte[] json) throws IOException {
    JsonNode tree = mapper.readTree(json);
    if (tree instanceof ObjectNode object && object.remove(MEMBER) != null) {
      int from = Math.max(0, json.length - SEAL_LENGTH);
      String end = new String(json, from, json.length - from, StandardCharsets.ISO_8859_1);
      Matcher seal = SEAL.matcher(end);
      if (!seal.find() || !seal.group(1).equals(sum(Arrays.copyOf(json, from + seal.start())))) {
        throw new Changed();
      }
    }
    return tree;
  }

  private static String sum(byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(body);
    return "%08x".formatted(crc.getValue());
  }
}
