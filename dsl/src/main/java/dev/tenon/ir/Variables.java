package dev.tenon.ir;

import dev.tenon.Init;
import dev.tenon.Parameter;
import dev.tenon.Problem;
import dev.tenon.Type;
import dev.tenon.ir.fluent.Ownership;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The variables of one model, shared by all its functions.
 *
 * <p>A weight belongs to the layer <em>object</em> that asked for it, whatever function is traced
 * first. Names follow from where that object stands in the model: {@link #settleNames} gives them.
 */
public final class Variables {
  private final Map<Object, Owned> owners = new IdentityHashMap<>();
  private final Ownership ownership;
  private final SharedWeights shared = new SharedWeights();
  private boolean settled;
  private FormerNames formerNames;

  /** The variables of a model of the annotation form. */
  public Variables() {
    this(null);
  }

  /** The variables of a model of the fluent form, which {@code ownership} names. */
  public Variables(Ownership ownership) {
    this.ownership = ownership;
  }

  boolean isFluent() {
    return ownership != null;
  }

  /** Who owns what in a model of the fluent form. */
  Ownership ownership() {
    return ownership;
  }

  /** The variable that {@code parameter} is in a model that computes in {@code floatType}. */
  Variable get(Parameter parameter, Type type) {
    Owner owner = ownership == null ? null : ownership.owner(parameter);
    if (owner == null) {
      throw Problem.of("ParameterInMethod", "no field of the model holds this parameter")
          .fix("make it where the model is made, and keep it in a field");
    }
    Frame frame = new Frame("", owner, parameter.origin());
    return get(frame, "", type, parameter.init(), parameter.role(), parameter::origin);
  }

  /** Whether the sizes of {@code variable} may come from a mistake told before. */
  public boolean isDoubtful(Variable variable) {
    return shared.isDoubtful(variable);
  }

  /** Whether a weight was read of a layer that the field of this name holds. */
  boolean isRead(String field) {
    return owners.values().stream()
        .map(owned -> owned.owner().path())
        .anyMatch(path -> path.equals(field) || path.startsWith(field + "/"));
  }

  private record Owned(Owner owner, Map<String, Variable> variables) {}

  /**
   * Who owns variables.
   *
   * @param identity the layer object
   * @param index position in the model's declaration order
   * @param path where it stands, such as {@code conv1}
   * @param kind what it is, such as {@code conv2d}; tells layers apart that stand at one path
   * @param formerly paths at which it stood before
   * @param placed where it is written; {@link Origin#NONE} where that is unknown
   * @param frozen whether training leaves what it owns as it is
   */
  public record Owner(
      Object identity,
      int index,
      String path,
      String kind,
      List<Former> formerly,
      Origin placed,
      boolean frozen) {
    /** An owner that was never called otherwise, and learns. */
    public Owner(Object identity, int index, String path, String kind) {
      this(identity, index, path, kind, List.of(), Origin.NONE, false);
    }

    /** The same, which does not learn. */
    public Owner asFrozen() {
      return new Owner(identity, index, path, kind, formerly, placed, true);
    }
  }

  /** The variable called {@code local} of the layer that {@code frame} says. */
  Variable get(
      Frame frame,
      String local,
      Type type,
      Init init,
      Variable.Role role,
      Supplier<Origin> origin) {
    Owner owner = frame.owner();
    Owned owned =
        owners.computeIfAbsent(owner.identity(), key -> new Owned(owner, new LinkedHashMap<>()));
    Variable known = owned.variables().get(local);
    if (known == null) {
      if (settled) {
        throw new IllegalStateException(owner.path() + " asks for " + local + " after naming");
      }
      known = new Variable(local, type, init, role, origin.get());
      if (owner.frozen()) {
        known.freeze();
      }
      known.count(); // which fails where 64 bits do not count its numbers
      owned.variables().put(local, known);
      shared.made(known, frame.input());
    } else if (!known.type().equals(type)) {
      if (!shared.isDoubtful(known)) {
        throw shared.problem(known, type, origin.get(), frame.input());
      }
      Variable meant = new Variable(local, type, init, role, origin.get());
      owned.variables().put(local, meant);
      shared.made(meant, frame.input());
      return meant;
    }
    return known;
  }

  /**
   * Names every variable: {@code path/local}, or {@code path/kind/local} where several layers with
   * weights stand at one path, numbered from the second of a kind on.
   */
  public void settleNames() {
    settled = true;
    shared.forget();
    Map<String, List<Owned>> byPath = new LinkedHashMap<>();
    for (Owned owned : inOrder()) {
      byPath.computeIfAbsent(owned.owner().path(), p -> new ArrayList<>()).add(owned);
    }
    byPath.forEach(
        (path, here) -> {
          Map<String, Integer> seen = new LinkedHashMap<>();
          for (Owned owned : here) {
            String kind = owned.owner().kind();
            int occurrence = seen.merge(kind, 1, Integer::sum);
            String prefix = here.size() == 1 ? path : path + "/" + kind;
            String numbered = occurrence == 1 ? prefix : prefix + "_" + occurrence;
            owned
                .variables()
                .values()
                .forEach(v -> v.name(v.local().isEmpty() ? numbered : numbered + "/" + v.local()));
          }
        });
    formerNames = new FormerNames(all());
    byPath.forEach(
        (path, here) -> {
          for (Owned owned : here) {
            for (Variable variable : owned.variables().values()) {
              String prefix = variable.name().substring(0, end(variable));
              String numbered = here.size() == 1 ? "" : prefix.substring(path.length() + 1);
              formerNames.settle(variable, owned.owner(), numbered);
              variable.placed(owned.owner().placed());
            }
          }
        });
  }

  private static int end(Variable variable) {
    int local = variable.local().isEmpty() ? 0 : variable.local().length() + 1;
    return variable.name().length() - local;
  }

  /** What is wrong with {@code formers}, once names are settled. */
  List<Declaration.Located> wrong(Collection<Former> formers) {
    return formerNames.problems(formers);
  }

  /** What is wrong with the former names that the fields of a model say. */
  public List<Declaration.Located> wrongFormers() {
    return wrong(ownership.formers());
  }

  /**
   * What is wrong with what the fields and chains of a model freeze, once all functions were
   * traced.
   */
  public List<Declaration.Located> wrongFrozen(String model, boolean trains) {
    List<Declaration.Located> wrong = new ArrayList<>();
    Map<Origin, Set<Object>> frozen = ownership.frozen();
    frozen.forEach(
        (place, owners) -> FrozenCheck.of("this", of(owners), place).ifPresent(wrong::add));
    if (trains && allFrozen()) {
      wrong.add(FrozenCheck.nothingLeft(model, List.copyOf(frozen.keySet())));
    }
    return wrong;
  }

  /** Whether there are weights, none of which training may change. */
  public boolean allFrozen() {
    return all().stream().anyMatch(Variable::learned)
        && all().stream().noneMatch(Variable::trainable);
  }

  /** All variables, in the order of their owners' declaration. */
  public List<Variable> all() {
    return inOrder().stream().map(o -> o.variables().values()).flatMap(Collection::stream).toList();
  }

  /** Variables of what {@code identities} are. */
  public List<Variable> of(Collection<?> identities) {
    Set<Object> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    wanted.addAll(identities);
    return inOrder().stream()
        .filter(o -> wanted.contains(o.owner().identity()))
        .flatMap(o -> o.variables().values().stream())
        .toList();
  }

  /** Variables of the layer objects by the path at which these stand. */
  public Map<String, List<Variable>> byPath() {
    Map<String, List<Variable>> byPath = new LinkedHashMap<>();
    for (Owned owned : inOrder()) {
      byPath
          .computeIfAbsent(owned.owner().path(), path -> new ArrayList<>())
          .addAll(owned.variables().values());
    }
    return byPath;
  }

  private List<Owned> inOrder() {
    return owners.values().stream()
        .filter(o -> !o.variables().isEmpty())
        .sorted(Comparator.comparingInt(o -> o.owner().index()))
        .toList();
  }
}
