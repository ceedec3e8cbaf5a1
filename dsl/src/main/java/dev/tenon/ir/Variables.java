package dev.tenon.ir;

import dev.tenon.Init;
import dev.tenon.Problem;
import dev.tenon.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables of one model, shared by all its functions.
 *
 * <p>A weight belongs to the layer <em>object</em> that asked for it, whatever function is traced
 * first. Names follow from where that object stands in the model: {@link #settleNames} gives them.
 */
public final class Variables {
  private final Map<Object, Owned> owners = new IdentityHashMap<>();
  private boolean settled;

  private record Owned(Owner owner, Map<String, Variable> variables) {}

  /**
   * Who owns variables.
   *
   * @param identity the layer object
   * @param index position in the model's declaration order
   * @param path where it stands, such as {@code conv1}
   * @param kind what it is, such as {@code conv2d}; tells layers apart that stand at one path
   */
  public record Owner(Object identity, int index, String path, String kind) {}

  Variable get(Owner owner, String local, Type type, Init init, Variable.Role role, Origin origin) {
    Owned owned =
        owners.computeIfAbsent(owner.identity(), key -> new Owned(owner, new LinkedHashMap<>()));
    Variable known = owned.variables().get(local);
    if (known == null) {
      if (settled) {
        throw new IllegalStateException(owner.path() + " asks for " + local + " after naming");
      }
      known = new Variable(local, type, init, role, origin);
      owned.variables().put(local, known);
    } else if (!known.type().equals(type)) {
      throw Problem.of(
          "SharedWeights",
          "is used on inputs that need different weights: %s is %s at %s and %s here; use two layers",
          local,
          known.type(),
          known.origin().place(),
          type);
    }
    return known;
  }

  /**
   * Names every variable: {@code path/local}, or {@code path/kind/local} where several layers with
   * weights stand at one path, numbered from the second of a kind on.
   */
  public void settleNames() {
    settled = true;
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
            owned.variables().values().forEach(v -> v.name(numbered + "/" + v.local()));
          }
        });
  }

  /** All variables, in the order of their owners' declaration. */
  public List<Variable> all() {
    return inOrder().stream().map(o -> o.variables().values()).flatMap(Collection::stream).toList();
  }

  /** Variables of the layer objects that stand at {@code path}. */
  public List<Variable> at(String path) {
    return inOrder().stream()
        .filter(o -> o.owner().path().equals(path))
        .flatMap(o -> o.variables().values().stream())
        .toList();
  }

  private List<Owned> inOrder() {
    return owners.values().stream()
        .filter(o -> !o.variables().isEmpty())
        .sorted(Comparator.comparingInt(o -> o.owner().index()))
        .toList();
  }
}
