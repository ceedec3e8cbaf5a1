package dev.tenon.runtime;

import dev.tenon.Condition;
import dev.tenon.Contract;
import dev.tenon.Dim;
import dev.tenon.Facts;
import dev.tenon.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tensorflow.ndarray.Shape;

/** What the sizes of the inputs of a function must be; checked before TensorFlow sees them. */
final class SizeChecks {
  private final List<Same> same = new ArrayList<>();
  private final List<Named> named = new ArrayList<>();
  private final List<ModelCard.DerivedSize> derived = new ArrayList<>();
  private final List<Contract.Guard> guards = new ArrayList<>();

  private record Same(String size, String first, int firstAxis, String input, int axis) {}

  private record Named(String notation, String name, Facts facts, String input, int axis) {}

  /** What is checked of the sizes of a function that takes and gives these, to be written down. */
  ModelCard.Names of(List<String> inputs, List<String> outputs) {
    return new ModelCard.Names(inputs, outputs, rules(), derived, guards);
  }

  private List<ModelCard.SizeRule> rules() {
    List<ModelCard.SizeRule> rules = new ArrayList<>();
    same.forEach(
        s ->
            rules.add(
                new ModelCard.SizeRule(s.size(), s.input(), s.axis(), s.first(), s.firstAxis())));
    named.forEach(
        n -> rules.add(new ModelCard.SizeRule(n.notation(), n.input(), n.axis(), null, 0)));
    return rules;
  }

  /**
   * The checks that were written down.
   *
   * @throws IllegalArgumentException if they make no sense for {@code inputs}
   */
  static SizeChecks of(ModelCard.Names stated, Map<String, Port> inputs) {
    SizeChecks checks = new SizeChecks();
    for (ModelCard.SizeRule rule : stated.sizes()) {
      requireAbout(rule.isAbout(inputs));
      if (rule.first() == null) {
        checks.size(rule.size(), rule.input(), rule.axis());
      } else {
        checks.same(rule.size(), rule.first(), rule.firstAxis(), rule.input(), rule.axis());
      }
    }
    Set<String> names = checks.named.stream().map(Named::name).collect(Collectors.toSet());
    for (ModelCard.DerivedSize size : stated.derived()) {
      requireAbout(size.isAbout(inputs) && names.containsAll(size.size().names()));
      checks.derived.add(size);
    }
    for (Contract.Guard guard : stated.guards()) {
      requireAbout(names.containsAll(guard.condition().names()));
      checks.guards.add(guard);
    }
    return checks;
  }

  private static void requireAbout(boolean about) {
    if (!about) {
      throw new IllegalArgumentException(
          SavedModel.CARD + " speaks of sizes that its inputs do not have");
    }
  }

  void same(String size, String first, int firstAxis, String input, int axis) {
    same.add(new Same(size, first, firstAxis, input, axis));
  }

  void size(String notation, String input, int axis) {
    Notation.Parsed parsed = Notation.parse(notation);
    String name = parsed.type().dims().dim(0).toString();
    named.add(new Named(notation, name, parsed.facts(), input, axis));
  }

  void derived(String input, int axis, Dim size) {
    derived.add(new ModelCard.DerivedSize(input, axis, size));
  }

  void guard(Condition condition, String message) {
    guards.add(new Contract.Guard(condition, message));
  }

  /**
   * Checks the shapes of inputs by name.
   *
   * @throws IllegalArgumentException if one is not as it must be; the message is one line
   */
  void check(Map<String, Shape> shapes) {
    shapes.forEach(SizeChecks::checkFilled);
    for (Same two : same) {
      long first = shapes.get(two.first()).get(two.firstAxis());
      long size = shapes.get(two.input()).get(two.axis());
      if (first != size) {
        throw new IllegalArgumentException(
            "%s is %d in axis %d of %s, but %d in axis %d of %s; it must be one size"
                .formatted(
                    two.size(),
                    first,
                    two.firstAxis(),
                    two.first(),
                    size,
                    two.axis(),
                    two.input()));
      }
    }
    Map<String, Long> values = new TreeMap<>();
    for (Named size : named) {
      long value = shapes.get(size.input()).get(size.axis());
      if (!size.facts().allows(size.name(), value)) {
        String rule = size.facts().rule(size.name());
        throw new IllegalArgumentException(
            "%s is %d in axis %d of %s; it must be %s"
                .formatted(
                    size.name(),
                    value,
                    size.axis(),
                    size.input(),
                    rule.isEmpty() ? "1 or more" : rule));
      }
      values.put(size.name(), value);
    }
    for (ModelCard.DerivedSize size : derived) {
      long value = shapes.get(size.input()).get(size.axis());
      long expected = size.size().at(values);
      if (value != expected) {
        throw new IllegalArgumentException(
            "%s has %d in axis %d; it must be %s, which is %d for %s"
                .formatted(
                    size.input(), value, size.axis(), size.size(), expected, text(values, size)));
      }
    }
    for (Contract.Guard guard : guards) {
      guard
          .violation(values)
          .ifPresent(
              message -> {
                throw new IllegalArgumentException(message);
              });
    }
  }

  /** Empty tensors are none that a contract allows; kernels may end the process over them. */
  private static void checkFilled(String input, Shape shape) {
    for (int axis = 0; axis < shape.numDimensions(); axis++) {
      if (shape.get(axis) == 0) {
        throw new IllegalArgumentException(
            "%s is empty: its size is 0 in axis %d; it must be 1 or more".formatted(input, axis));
      }
    }
  }

  private static String text(Map<String, Long> values, ModelCard.DerivedSize derived) {
    return String.join(
        ", ", derived.size().names().stream().map(n -> n + " = " + values.get(n)).toList());
  }
}
