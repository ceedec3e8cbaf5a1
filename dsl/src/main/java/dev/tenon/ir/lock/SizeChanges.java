package dev.tenon.ir.lock;

import dev.tenon.Type;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Variable;
import dev.tenon.ir.lock.Causes.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Weights that have other sizes than before, by what made them so. */
final class SizeChanges {
  private final Causes causes;
  private final Map<Variable, Type> before;

  /** What an option of one layer changes: a size of all that stands at its place. */
  private record Step(Object place, String step) {}

  private final Map<Step, Cause> joined = new HashMap<>();

  /**
   * Changes.
   *
   * @param before the types that the weights had
   */
  SizeChanges(Causes causes, Map<Variable, Type> before) {
    this.causes = causes;
    this.before = before;
  }

  /** Hands each cause with all its weights to {@code messages}. */
  void tell(LockMessages messages) {
    Map<Variable, Map<String, Cause>> all = new LinkedHashMap<>();
    for (Variable variable : before.keySet()) {
      Map<String, Cause> own = causes.of(variable);
      all.put(variable, own);
      own.forEach(
          (step, cause) -> {
            // a layer that takes 16 and gives 16 follows the one before it
            if (cause.received() == null && !isOf(cause, variable)) {
              joined.putIfAbsent(new Step(place(variable), step), cause);
            }
          });
    }
    Map<Object, Set<Variable>> affected = new LinkedHashMap<>();
    Map<Object, Cause> firsts = new HashMap<>();
    for (Variable variable : before.keySet()) {
      List<Cause> own = new ArrayList<>();
      all.get(variable).values().forEach(cause -> own.add(root(cause)));
      if (own.isEmpty()) {
        own.add(Cause.of(variable, -1)); // another dtype, or another number of axes
      }
      for (Cause cause : own) {
        Object key = cause.input() != null ? cause.input() : place(cause.variable());
        firsts.putIfAbsent(key, cause);
        affected.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(variable);
      }
    }
    affected.forEach(
        (key, variables) -> messages.resized(firsts.get(key), List.copyOf(variables), before));
  }

  private Cause root(Cause cause) {
    Cause root = cause;
    for (int i = 0; i < joined.size() && root.isOwn() && root.axis() >= 0; i++) {
      Step step = new Step(place(root.variable()), causes.step(root.variable(), root.axis()));
      Cause next = joined.get(step);
      if (next == null) {
        return root;
      }
      root = next;
    }
    return root;
  }

  private static boolean isOf(Cause cause, Variable variable) {
    return cause.variable() != null && place(cause.variable()).equals(place(variable));
  }

  /** What tells the place of a layer in the source from others. */
  private static Object place(Variable variable) {
    Origin origin = variable.placed();
    if (origin.token() != null) {
      return origin.token();
    }
    return origin.place().isEmpty() ? Group.prefix(variable.name()) : origin.place();
  }
}
