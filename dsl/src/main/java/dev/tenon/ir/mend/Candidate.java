package dev.tenon.ir.mend;

import dev.tenon.ir.Origin;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A change that may mend a problem. */
public record Candidate(Place place, Remedy remedy) {
  /**
   * What a person has to do.
   *
   * @param at the place of the problem: it need not be told again
   */
  public String text(Origin at) {
    boolean here = place.origin().equals(at);
    if (remedy instanceof Remedy.Write write) {
      return "write " + written(write) + (here ? "" : " in " + where());
    }
    if (remedy instanceof Remedy.Remove remove) {
      return "remove " + remove.option() + (here ? "" : " from " + where());
    }
    if (remedy instanceof Remedy.Drop) {
      return "remove " + (place.fluent() ? "." + place.kind() + "() in " + where() : dropped());
    }
    if (remedy instanceof Remedy.Before before) {
      String layer = layer(before.layer(), before.required());
      return "put " + layer + " before " + (here ? "it" : where());
    }
    if (remedy instanceof Remedy.After after) {
      String layer = layer(after.layer(), after.required());
      return "put " + layer + " after " + (here ? "it" : where());
    }
    if (remedy instanceof Remedy.Name name) {
      return "write \"" + name.name() + '"';
    }
    if (remedy instanceof Remedy.Shortcut shortcut) {
      return "put " + layer(shortcut) + " on input " + (shortcut.input() + 1);
    }
    if (remedy instanceof Remedy.Argument argument) {
      String told = argument.told().isEmpty() ? value(argument.value(), true) : argument.told();
      return "write " + told + (here ? "" : " in " + where());
    }
    String text = place.kind() + "(\"" + ((Remedy.Sizes) remedy).type() + "\")";
    String written = "write " + (place.fluent() ? text : "@" + capital(text));
    return written + (here || place.name().isEmpty() ? "" : " in " + where());
  }

  /**
   * The option as it is written: {@code stride = 2}, {@code @MaxPool2d(3)}, {@code o.stride(2)}.
   */
  public String written(Remedy.Write write) {
    if (place.fluent()) {
      return LayerOptions.isRequired(place.layer(), write.option())
          ? call(write)
          : "o." + write.option() + "(" + value(write.value(), true) + ")";
    }
    return write.option().equals("value")
        ? "@" + capital(place.kind()) + "(" + value(write.value(), false) + ")"
        : write.option() + " = " + value(write.value(), false);
  }

  /** The call with what it takes in parentheses: {@code conv2d(32, 3)}. */
  private String call(Remedy.Write write) {
    Object layer = place.layer();
    return LayerOptions.options(layer).stream()
        .filter(option -> LayerOptions.isRequired(layer, option))
        .map(
            option ->
                option.equals(write.option()) ? write.value() : LayerOptions.value(layer, option))
        .map(argument -> value(argument, true))
        .collect(Collectors.joining(", ", place.kind() + "(", ")"));
  }

  /** A layer as it is written where this stands. */
  public String layer(Class<?> layer, List<Object> required) {
    List<String> names = LayerOptions.required(layer);
    boolean named = !place.fluent() && !names.equals(List.of("value"));
    String arguments =
        IntStream.range(0, required.size())
            .mapToObj(
                i -> (named ? names.get(i) + " = " : "") + value(required.get(i), place.fluent()))
            .collect(Collectors.joining(", "));
    String name = layer.getSimpleName();
    return place.fluent()
        ? "." + Character.toLowerCase(name.charAt(0)) + name.substring(1) + "(" + arguments + ")"
        : "@" + name + (arguments.isEmpty() ? "" : "(" + arguments + ")");
  }

  /** A convolution of 1 x 1 as it is written where this stands. */
  public String layer(Remedy.Shortcut shortcut) {
    String stride = "";
    if (shortcut.stride() != 1) {
      String option = place.fluent() ? ", o -> o.stride(%d)" : ", stride = %d";
      stride = option.formatted(shortcut.stride());
    }
    return (place.fluent() ? "conv2d(%d, 1%s)" : "@Conv2d(filters = %d, kernel = 1%s)")
        .formatted(shortcut.filters(), stride);
  }

  private String dropped() {
    return "@" + capital(place.kind()) + " from " + place.name();
  }

  private String where() {
    String file = place.origin().place().replaceFirst(",.*", "");
    return place.fluent() ? place.name() + ", " + file : place.name();
  }

  private static String capital(String kind) {
    return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
  }

  /** {@code value} as Java: {@code 3}, {@code {3, 5}}, {@code "N 4"}. */
  public static String value(Object value, boolean fluent) {
    if (value instanceof List<?> list) {
      if (list.stream().distinct().count() == 1) {
        return value(list.get(0), fluent);
      }
      String all = list.stream().map(v -> value(v, fluent)).collect(Collectors.joining(", "));
      return fluent ? all : "{" + all + "}";
    }
    if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }
}
