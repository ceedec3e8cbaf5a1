package dev.tenon.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenon.Dim;
import java.io.IOException;
import java.util.List;

/**
 * Sizes as JSON: a number, a name, or an operation on others: {@code {"sum": ["T", 1]}}, {@code
 * {"product": [2, "T"]}}, {@code {"floor": "H", "by": 2}}.
 */
final class DimJson {
  private static final String SUM = "sum";
  private static final String PRODUCT = "product";
  private static final String FLOOR = "floor";
  private static final String BY = "by";

  private DimJson() {}

  /** Reads and writes what has sizes in it. */
  static ObjectMapper mapper() {
    return new ObjectMapper()
        .registerModule(
            new SimpleModule()
                .addSerializer(Dim.class, new Writer())
                .addDeserializer(Dim.class, new Reader()));
  }

  private static final class Writer extends JsonSerializer<Dim> {
    @Override
    public void serialize(Dim dim, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeTree(dim.fold(new Tree()));
    }
  }

  private static final class Tree implements Dim.Fold<JsonNode> {
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;

    @Override
    public JsonNode number(long value) {
      return nodes.numberNode(value);
    }

    @Override
    public JsonNode name(String name) {
      return nodes.textNode(name);
    }

    @Override
    public JsonNode sum(List<JsonNode> summands) {
      return nodes.objectNode().set(SUM, array(summands));
    }

    @Override
    public JsonNode product(List<JsonNode> factors) {
      return nodes.objectNode().set(PRODUCT, array(factors));
    }

    @Override
    public JsonNode floorDiv(JsonNode value, long divisor) {
      return nodes.objectNode().put(BY, divisor).set(FLOOR, value);
    }

    private ArrayNode array(List<JsonNode> of) {
      return nodes.arrayNode().addAll(of);
    }
  }

  private static final class Reader extends JsonDeserializer<Dim> {
    @Override
    public Dim deserialize(JsonParser json, DeserializationContext context) throws IOException {
      JsonNode tree = json.readValueAsTree();
      try {
        return read(tree);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw context.weirdStringException(tree.toString(), Dim.class, e.getMessage());
      }
    }

    private static Dim read(JsonNode tree) {
      if (tree.isIntegralNumber() && tree.canConvertToLong()) {
        return Dim.of(tree.longValue());
      } else if (tree.isTextual()) {
        return Dim.named(tree.textValue());
      } else if (tree.has(SUM)) {
        Dim sum = Dim.of(0);
        for (JsonNode each : tree.get(SUM)) {
          sum = sum.plus(read(each));
        }
        return sum;
      } else if (tree.has(PRODUCT)) {
        Dim product = Dim.of(1);
        for (JsonNode each : tree.get(PRODUCT)) {
          product = product.times(read(each));
        }
        return product;
      } else if (tree.has(FLOOR)) {
        return read(tree.get(FLOOR)).floorDiv(tree.path(BY).asLong());
      }
      throw new IllegalArgumentException("is no size");
    }
  }
}
