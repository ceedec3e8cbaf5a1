package dev.tenon.ir;

import dev.tenon.Columns;
import dev.tenon.Label;
import dev.tenon.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a record whose components are columns of a table says as a data set; read from source by the
 * processor or from a loaded class by {@link RowReflection}. The rules stand at {@link Label}.
 *
 * @param name simple name of the record
 * @param features what is known of a row, in order
 * @param target what is to be predicted
 */
public record RowSpec(String name, List<Feature> features, Feature target) {
  private static final Map<String, Kind> NUMBERS =
      Map.of(
          "double", Kind.NUMBER,
          "float", Kind.NUMBER,
          "long", Kind.NUMBER,
          "int", Kind.NUMBER,
          "short", Kind.NUMBER,
          "boolean", Kind.TRUTH);
  private static final Map<String, Kind> BOXED =
      Map.of(
          "java.lang.Double", Kind.NUMBER,
          "java.lang.Float", Kind.NUMBER,
          "java.lang.Long", Kind.NUMBER,
          "java.lang.Integer", Kind.NUMBER,
          "java.lang.Short", Kind.NUMBER,
          "java.lang.Boolean", Kind.TRUTH);

  /** What a component holds. */
  public enum Kind {
    /** A number. */
    NUMBER,
    /** True or false. */
    TRUTH,
    /** A constant of an enum. */
    CATEGORY,
    /** Several numbers. */
    NUMBERS,
    /** Several whole numbers from 0 to 255. */
    BYTES
  }

  /**
   * A component as declared.
   *
   * @param type as Java writes it, with its package
   * @param constants of the enum that it is; null where it is none
   * @param classes what {@link Label} says; -1 where it is not there
   * @param sizes what {@link Columns} says; null where it is not there
   */
  public record Component(
      String name, String type, List<String> constants, int classes, List<Integer> sizes) {}

  /**
   * A component that can be used.
   *
   * @param missing whether it may have no value
   * @param constants of the enum that it is; else empty
   * @param classes how many classes it tells apart as a label; 0 where it is a number
   * @param sizes of several columns; else empty
   */
  public record Feature(
      String name,
      Kind kind,
      boolean missing,
      List<String> constants,
      int classes,
      List<Integer> sizes) {
    /** How many numbers of the input it is. */
    public int width() {
      return switch (kind) {
        case NUMBER, TRUTH -> missing ? 2 : 1;
        case CATEGORY -> constants.size();
        case NUMBERS, BYTES -> columns();
      };
    }

    /** How many columns it takes. */
    public int columns() {
      return sizes.stream().reduce(1, Math::multiplyExact);
    }
  }

  /**
   * What a record with these components says; null where none has {@link Label}, so that it is no
   * row.
   *
   * @throws Problem if it cannot be a row
   */
  public static RowSpec of(String name, List<Component> components) {
    List<Component> labels = components.stream().filter(c -> c.classes() >= 0).toList();
    if (labels.isEmpty()) {
      return null;
    }
    if (labels.size() > 1) {
      throw Problem.of(
              "TwoLabels",
              "%s has %s, %s and %s; a row has one",
              name,
              Counted.plain(labels.size(), "label"),
              labels.get(0).name(),
              labels.get(1).name())
          .at("data")
          .fix("remove @Label from all but the one that is to be predicted");
    }
    List<Feature> features = new ArrayList<>();
    for (Component component : components) {
      if (component != labels.get(0)) {
        features.add(feature(name, component));
      }
    }
    if (features.isEmpty()) {
      throw Problem.of("NoFeatures", "%s has a label, but nothing to tell it from", name)
          .at("data")
          .fix("declare the columns that are known as components");
    }
    Feature bytes = features.stream().filter(f -> f.kind() == Kind.BYTES).findAny().orElse(null);
    if (bytes != null && features.size() > 1) {
      throw Problem.of(
              "RowComponent",
              "%s of %s is a byte[], which stands alone, but %s is there, too",
              bytes.name(),
              name,
              features.get(features.get(0) == bytes ? 1 : 0).name())
          .at("data")
          .fix("make it a float[], or leave the others out");
    }
    return new RowSpec(name, features, target(name, labels.get(0)));
  }

  private static Feature feature(String row, Component component) {
    boolean missing = BOXED.containsKey(component.type());
    Kind scalar = missing ? BOXED.get(component.type()) : NUMBERS.get(component.type());
    Kind several =
        component.type().equals("byte[]")
            ? Kind.BYTES
            : component.type().equals("float[]") ? Kind.NUMBERS : null;
    if (several != null) {
      return several(row, component, several);
    }
    if (component.sizes() != null) {
      throw component(row, component, "but has @Columns, for which it must be a byte[] or float[]")
          .fix("make it a float[], or remove @Columns");
    }
    if (component.constants() != null) {
      if (component.constants().isEmpty()) {
        throw component(row, component, "an enum without constants")
            .fix("declare what can stand in the column");
      }
      return new Feature(
          component.name(), Kind.CATEGORY, false, component.constants(), 0, List.of());
    }
    if (scalar == null) {
      throw component(row, component, "which gives no numbers")
          .fix(
              "leave the column out, or make it a double, a Double if it may be empty, or an enum");
    }
    return new Feature(component.name(), scalar, missing, List.of(), 0, List.of());
  }

  private static Feature several(String row, Component component, Kind kind) {
    if (component.sizes() == null) {
      throw component(row, component, "but no @Columns says which columns it is")
          .fix("write @Columns(value = \"%s\", sizes = ...)".formatted(component.name()));
    }
    List<Integer> sizes = component.sizes();
    if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
      throw component(row, component, "but @Columns has sizes = " + sizes)
          .fix("write sizes above 0");
    }
    try {
      sizes.stream().reduce(1, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw component(row, component, "but @Columns has sizes = " + sizes)
          .fix("write sizes whose product is an int");
    }
    return new Feature(component.name(), kind, false, List.of(), 0, sizes);
  }

  private static Feature target(String row, Component component) {
    Feature feature = feature(row, component);
    if (feature.missing()) {
      throw component(row, component, "but a label is always there").fix("make it primitive");
    }
    if (!feature.sizes().isEmpty()) {
      throw component(row, component, "but a label is one column")
          .fix("make it an enum for classes, or a double for a number");
    }
    if (component.classes() > 0 && !component.type().equals("int")) {
      throw component(row, component, "but @Label has classes, which is for int")
          .fix("remove classes: an enum and boolean say it themselves");
    }
    int classes =
        switch (feature.kind()) {
          case CATEGORY -> feature.constants().size();
          case TRUTH -> 2;
          default -> component.classes();
        };
    return new Feature(
        feature.name(), feature.kind(), false, feature.constants(), classes, List.of());
  }

  private static Problem component(String row, Component component, String why) {
    String type = component.type();
    return Problem.of(
            "RowComponent",
            "%s of %s is %s %s, %s",
            component.name(),
            row,
            "aeiouAEIOU".indexOf(type.charAt(type.lastIndexOf('.') + 1)) >= 0 ? "an" : "a",
            type.substring(type.lastIndexOf('.') + 1),
            why)
        .at("data");
  }

  /** Whether the input is bytes as they stand in the file. */
  public boolean isBytes() {
    return features.get(0).kind() == Kind.BYTES;
  }

  /** How many numbers the input of a row is. */
  public int width() {
    return features.stream().mapToInt(Feature::width).sum();
  }

  /** The input as shape text. */
  public String input() {
    return isBytes()
        ? "uint8 N "
            + features.get(0).sizes().stream().map(String::valueOf).collect(Collectors.joining(" "))
        : "N " + width();
  }

  /** The label as shape text. */
  public String label() {
    return classes() > 0 ? "int32 N" : "N 1";
  }

  /** How many classes the labels tell apart; 0 where they are numbers. */
  public int classes() {
    return target.classes();
  }

  /** The names of the classes; empty where they have none. */
  public List<String> classNames() {
    return switch (target.kind()) {
      case CATEGORY -> target.constants();
      case TRUTH -> List.of("false", "true");
      default -> List.of();
    };
  }

  /** A name for each number of the input: that of the component, and what of it. */
  public List<String> inputNames() {
    List<String> names = new ArrayList<>();
    for (Feature feature : features) {
      switch (feature.kind()) {
        case CATEGORY -> feature.constants().forEach(c -> names.add(feature.name() + "=" + c));
        case NUMBERS, BYTES ->
            IntStream.range(0, feature.columns()).forEach(i -> names.add(feature.name() + i));
        default -> {
          names.add(feature.name());
          if (feature.missing()) {
            names.add(feature.name() + " missing");
          }
        }
      }
    }
    return names;
  }

  /** What the model over this is told. */
  public Declaration.Data data(Origin origin) {
    return new Declaration.Data(name, input(), label(), classes(), 0, origin);
  }
}
