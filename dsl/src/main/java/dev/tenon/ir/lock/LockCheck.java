package dev.tenon.ir.lock;

import dev.tenon.Type;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Program;
import dev.tenon.ir.Variable;
import dev.tenon.ir.lock.Alignment.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the weights of a model against those that it had when the lock was made, and tells which
 * saved ones do not load any more: one problem for each cause, not for each weight.
 */
public final class LockCheck {
  private final LockMessages messages;
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Map<String, Type> was = new LinkedHashMap<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final Map<Group, String> anchors = new HashMap<>();
  private final Program program;
  private final Shapes locked;

  private LockCheck(Program program, Shapes locked, LockMessages messages) {
    this.program = program;
    this.locked = locked;
    this.messages = messages;
  }

  /**
   * What has changed since {@code locked}.
   *
   * @param messages says it
   */
  public static List<Located> check(Program program, Shapes locked, LockMessages messages) {
    LockCheck check = new LockCheck(program, locked, messages);
    check.align();
    check.moved();
    check.renamed();
    check.changed();
    check.newAndGone();
    return messages.problems();
  }

  private void align() {
    Map<String, String> names = new HashMap<>();
    Map<String, Type> is = new LinkedHashMap<>();
    for (Variable variable : program.variables()) {
      if (variable.role() != Variable.Role.SLOT) {
        variables.put(variable.name(), variable);
        is.put(variable.name(), variable.type());
        variable.formerly().stream()
            .filter(locked.weights()::containsKey)
            .findFirst()
            .ifPresent(before -> names.put(before, variable.name()));
      }
    }
    Map<String, Type> others = new LinkedHashMap<>();
    locked
        .weights()
        .forEach(
            (name, weight) -> {
              boolean hidden = !names.containsKey(name) && names.containsValue(name);
              (hidden ? others : was).put(names.getOrDefault(name, name), weight.type());
            });
    List<Group> before = Group.of(was);
    List<Group> after = Group.of(is);
    pairs.addAll(Alignment.of(unlike(before, after), unlike(after, before)));
    Group.of(others).forEach(group -> pairs.add(new Pair(group, null)));
    anchor(before, true);
    anchor(after, false);
  }

  /** Those of {@code groups} that do not stand as they are among {@code others}. */
  private static List<Group> unlike(List<Group> groups, List<Group> others) {
    Map<String, Group> byPrefix = new HashMap<>();
    others.forEach(group -> byPrefix.put(group.prefix(), group));
    return groups.stream()
        .filter(g -> !byPrefix.containsKey(g.prefix()) || !byPrefix.get(g.prefix()).isLike(g))
        .toList();
  }

  /** Notes for each group that is new or gone after which one that stays it stands. */
  private void anchor(List<Group> groups, boolean past) {
    Map<Group, Pair> changed = new HashMap<>();
    pairs.forEach(pair -> changed.put(past ? pair.was() : pair.is(), pair));
    String last = "";
    for (Group group : groups) {
      Pair pair = changed.get(group);
      if (pair == null) {
        last = group.prefix();
      } else if (pair.was() != null && pair.is() != null) {
        last = pair.is().prefix();
      } else {
        anchors.put(group, last);
      }
    }
  }

  private List<Variable> variables(Group group) {
    return group.members().keySet().stream().map(m -> variables.get(group.name(m))).toList();
  }

  // ---- other names

  /** Layers with numbers in their names, of which one was added or left out. */
  private void moved() {
    Map<Numbering, List<Pair>> shifted = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      if (isRenamed(pair)) {
        Numbering.between(pair.was().prefix(), pair.is().prefix())
            .ifPresent(n -> shifted.computeIfAbsent(n, key -> new ArrayList<>()).add(pair));
      }
    }
    shifted.forEach(
        (numbering, all) -> {
          List<Pair> others =
              pairs.stream()
                  .filter(p -> p.was() == null || p.is() == null)
                  .filter(p -> numbering.has((p.is() == null ? p.was() : p.is()).prefix()))
                  .toList();
          List<Pair> fresh = others.stream().filter(p -> p.is() != null).toList();
          if (!others.isEmpty()) {
            List<Pair> cause = fresh.isEmpty() ? others : fresh;
            Pair first = fresh.isEmpty() ? all.get(0) : fresh.get(0);
            messages.moved(
                variables(first.is()), fresh.isEmpty(), first.is(), all, numbering.base());
            pairs.removeAll(all);
            pairs.removeAll(cause);
          }
        });
  }

  private static boolean isRenamed(Pair pair) {
    return pair.was() != null
        && pair.is() != null
        && !pair.was().prefix().equals(pair.is().prefix());
  }

  /** What a layer, or all within it, was called before and is called now. */
  private record Renaming(String was, String is) {
    static Renaming of(Pair pair) {
      List<String> was = List.of(pair.was().prefix().split("/"));
      List<String> is = List.of(pair.is().prefix().split("/"));
      int same = 0;
      while (same < Math.min(was.size(), is.size()) - 1
          && was.get(was.size() - 1 - same).equals(is.get(is.size() - 1 - same))) {
        same++;
      }
      return new Renaming(
          String.join("/", was.subList(0, was.size() - same)),
          String.join("/", is.subList(0, is.size() - same)));
    }
  }

  private void renamed() {
    Map<Renaming, List<Pair>> renamed = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      if (isRenamed(pair)) {
        renamed.computeIfAbsent(Renaming.of(pair), key -> new ArrayList<>()).add(pair);
      }
    }
    renamed.forEach(
        (renaming, all) -> {
          // another layer came to stand at the place that it had for itself
          List<Pair> beside =
              pairs.stream()
                  .filter(p -> p.was() == null && p.is().prefix().startsWith(renaming.was() + "/"))
                  .toList();
          messages.renamed(
              renaming.was(),
              renaming.is(),
              variables(all.get(0).is()),
              all.stream().map(Pair::was).toList(),
              beside.stream().map(Pair::is).toList());
          pairs.removeAll(all);
          pairs.removeAll(beside);
        });
  }

  // ---- other sizes

  private void changed() {
    Map<Variable, Type> before = new LinkedHashMap<>();
    for (Pair pair : List.copyOf(pairs)) {
      if (pair.was() != null && pair.is() != null) {
        List<Variable> fresh = new ArrayList<>();
        for (Variable variable : variables(pair.is())) {
          Type type = was.get(variable.name());
          if (type == null) {
            fresh.add(variable);
          } else if (!type.equals(variable.type())) {
            before.put(variable, type);
          }
        }
        Map<String, Type> gone = new LinkedHashMap<>(pair.was().members());
        gone.keySet().removeAll(pair.is().members().keySet());
        messages.newOrGone(
            fresh,
            new Group(pair.was().prefix(), gone).isEmpty()
                ? List.of()
                : List.of(new Group(pair.was().prefix(), gone)),
            variables(pair.is()).get(0));
        pairs.remove(pair);
      }
    }
    new SizeChanges(new Causes(program, before, locked.inputs()), before).tell(messages);
  }

  // ---- what is new and what is gone

  private void newAndGone() {
    Map<String, List<Pair>> places = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      Group group = pair.is() == null ? pair.was() : pair.is();
      places.computeIfAbsent(anchors.getOrDefault(group, ""), key -> new ArrayList<>()).add(pair);
    }
    places
        .values()
        .forEach(
            all -> {
              List<Variable> fresh = new ArrayList<>();
              List<Group> gone = new ArrayList<>();
              Set<Group> seen = new HashSet<>();
              for (Pair pair : all) {
                if (pair.is() == null) {
                  gone.add(pair.was());
                } else if (seen.add(pair.is())) {
                  fresh.addAll(variables(pair.is()));
                }
              }
              messages.newOrGone(fresh, gone, null);
            });
  }
}
