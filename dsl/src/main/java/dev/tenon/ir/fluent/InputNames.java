package dev.tenon.ir.fluent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the inputs of a method are called: as its parameters, or as the components of the records
 * that it takes. Where two records have a component of the same name, the parameter's name comes
 * first: {@code user_id} and {@code item_id}.
 */
public final class InputNames {
  /** Inputs of which a data set says what they are, as many as it has. */
  private static final List<String> STANDARD = List.of("input", "label");

  private final int standard;
  private final List<Declared> declared = new ArrayList<>();
  private int unstated;

  /**
   * @param record the parameter of which it is a component, or null
   * @param given whether a data set says what it is, and gives it its name
   */
  private record Declared(String record, String name, boolean given) {}

  /**
   * Names of the inputs of one method.
   *
   * @param data whether a data set says what inputs are that state no sizes
   */
  public InputNames(boolean data) {
    this.standard = data ? STANDARD.size() : 0;
  }

  /** Adds a parameter that is a tensor. */
  public void add(String parameter, boolean stated) {
    add(null, parameter, stated);
  }

  /** Adds a component of a parameter that is a record. */
  public void add(String parameter, String component, boolean stated) {
    boolean given = !stated && unstated < standard;
    declared.add(
        given
            ? new Declared(null, STANDARD.get(unstated++), true)
            : new Declared(parameter, component, false));
  }

  /** The names in the order in which the inputs were added, none of them twice. */
  public List<String> all() {
    Set<String> taken = new HashSet<>(STANDARD.subList(0, unstated));
    List<String> names = new ArrayList<>();
    for (Declared each : declared) {
      names.add(each.given() ? each.name() : unique(each, taken));
    }
    return names;
  }

  private String unique(Declared input, Set<String> taken) {
    boolean shared = declared.stream().filter(each -> each.name().equals(input.name())).count() > 1;
    String base =
        shared && input.record() != null ? input.record() + "_" + input.name() : input.name();
    String unique = base;
    for (int count = 2; !taken.add(unique); count++) {
      unique = base + "_" + count;
    }
    return unique;
  }
}
