package dev.tenon.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenon.Act;
import dev.tenon.Layer;
import dev.tenon.LayerOf;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A case of the reference files; {@code reference.py} tells what they hold. */
record ReferenceCase(JsonNode json) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<ReferenceCase> of(String family) {
    try (InputStream file =
        ReferenceCase.class.getResourceAsStream("/reference/" + family + ".json")) {
      JsonNode cases = MAPPER.readTree(file).get("cases");
      return StreamSupport.stream(cases.spliterator(), false).map(ReferenceCase::new);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String name() {
    return json.get("name").asText();
  }

  String layerName() {
    return json.get("layer").asText();
  }

  boolean training() {
    return json.get("training").asBoolean();
  }

  /** The layer with the options of this case, others as its annotation has them. */
  Object layer() {
    try {
      Class<?> annotation = Class.forName("dev.tenon." + layerName());
      Class<?> rule = annotation.getAnnotation(LayerOf.class).value();
      RecordComponent[] components = rule.getRecordComponents();
      List<Object> arguments = new ArrayList<>();
      int used = 0;
      for (RecordComponent component : components) {
        JsonNode option = option(component.getName());
        if (option == null) {
          Method member = annotation.getMethod(component.getName());
          arguments.add(listed(member.getDefaultValue()));
        } else {
          arguments.add(converted(option, component));
          used++;
        }
      }
      if (used != json.get("options").size()) {
        throw new AssertionError(layerName() + " does not have all of " + json.get("options"));
      }
      Constructor<?> constructor =
          rule.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(arguments.toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(name() + ": " + e, e);
    }
  }

  /** The same case with all options as the annotation has them. */
  ReferenceCase withoutOptions() {
    ObjectNode other = json.deepCopy();
    other.putObject("options");
    return new ReferenceCase(other);
  }

  /** The options of the reference that annotations call {@code value}. */
  private JsonNode option(String name) {
    JsonNode options = json.get("options");
    if (!name.equals("value")) {
      return options.get(name);
    }
    return switch (layerName()) {
      case "Dropout" -> options.get("rate");
      case "RandomBrightness" -> options.get("delta");
      case "ZeroPad2d" -> options.get("pad");
      case "Reshape" -> options.get("dims");
      default -> options.get("size");
    };
  }

  private static Object listed(Object value) {
    if (value instanceof int[] numbers) {
      return Arrays.stream(numbers).boxed().toList();
    }
    return value instanceof double[] numbers ? Arrays.stream(numbers).boxed().toList() : value;
  }

  private static Object converted(JsonNode option, RecordComponent component) {
    Class<?> type = component.getType() == Layer.class ? Act.class : component.getType();
    if (type == int.class) {
      return option.asInt();
    } else if (type == double.class) {
      return option.asDouble();
    } else if (type == boolean.class) {
      return option.asBoolean();
    } else if (type == String.class) {
      return String.join(" ", numbers(option).map(n -> "%.0f".formatted(n)).toList());
    } else if (type.isEnum()) {
      String constant = option.asText().toUpperCase(Locale.ROOT);
      return Arrays.stream(type.getEnumConstants())
          .filter(e -> ((Enum<?>) e).name().equals(constant))
          .findFirst()
          .orElseThrow();
    }
    boolean whole =
        ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
            == Integer.class;
    return whole ? numbers(option).map(Double::intValue).toList() : numbers(option).toList();
  }

  private static Stream<Double> numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asDouble);
  }

  /** A tensor of the reference. */
  static Value value(JsonNode tensor) {
    long[] dims = numbers(tensor.get("dims")).mapToLong(Double::longValue).toArray();
    double[] values = numbers(tensor.get("values")).mapToDouble(Double::doubleValue).toArray();
    return switch (tensor.get("dtype").asText()) {
      case "float64" -> Value.of(values, dims);
      case "int32" -> Value.of(Arrays.stream(values).mapToInt(v -> (int) v).toArray(), dims);
      case "int64" -> Value.of(Arrays.stream(values).mapToLong(v -> (long) v).toArray(), dims);
      case "bool" -> {
        boolean[] truths = new boolean[values.length];
        for (int i = 0; i < truths.length; i++) {
          truths[i] = values[i] != 0;
        }
        yield Value.of(truths, dims);
      }
      case "uint8" -> {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) values[i];
        }
        yield Value.of(bytes, dims);
      }
      default -> throw new AssertionError("no tensors of " + tensor.get("dtype"));
    };
  }

  @Override
  public String toString() {
    return json.has("layer") ? layerName() + ": " + name() : name();
  }
}
