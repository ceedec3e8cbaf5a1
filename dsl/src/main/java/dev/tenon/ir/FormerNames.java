package dev.tenon.ir;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives variables the names that they had before, and reports what cannot be. */
final class FormerNames {
  private final Map<String, Variable> present = new HashMap<>();
  private final Map<String, Variable> former = new HashMap<>();
  private final Set<Former> used = new HashSet<>();
  private final Set<Former> wrong = new HashSet<>();
  private final List<Located> problems = new ArrayList<>();

  /** For a model with {@code variables}, which have their names. */
  FormerNames(Collection<Variable> variables) {
    variables.forEach(variable -> present.put(variable.name(), variable));
  }

  /**
   * Settles what {@code variable} was called when its layer was {@code owner.formerly()}.
   *
   * @param numbered name of the layer at its place, where others with weights stand there too;
   *     empty where it is alone
   */
  void settle(Variable variable, Variables.Owner owner, String numbered) {
    Set<String> names = new LinkedHashSet<>();
    for (Former said : owner.formerly()) {
      used.add(said);
      boolean found = false;
      // before another layer with weights came to stand there, it had the place for itself
      for (String inner : numbered.isEmpty() ? List.of("") : List.of("/" + numbered, "")) {
        String local = variable.local().isEmpty() ? "" : "/" + variable.local();
        String name = said.path() + inner + local;
        Variable now = present.get(name);
        boolean second = inner.isEmpty() && !numbered.isEmpty() && former.containsKey(name);
        if (now == variable || second) {
          continue;
        }
        Variable before = former.putIfAbsent(name, variable);
        if (now != null || before != null && before != variable) {
          taken(said, owner, now != null ? now : before, now != null);
        }
        found = true;
        names.add(name);
      }
      if (!found) {
        taken(said, owner, variable, true);
      }
    }
    variable.formerly(List.copyOf(names));
  }

  private void taken(Former said, Variables.Owner owner, Variable other, boolean now) {
    if (wrong.add(said)) {
      problems.add(
          new Located(
              Problem.of(
                      "FormerlyTaken",
                      "was formerly %s, but that is %s %s",
                      said.path(),
                      now ? "the name of" : "what is said of",
                      other.name())
                  .about(owner.path())
                  .explained("a saved weight can be loaded into one place only")
                  .fix("remove one of the two names"),
              said.origin(),
              false));
    }
  }

  /** What is wrong with {@code all} that is said. */
  List<Located> problems(Collection<Former> all) {
    List<Located> found = new ArrayList<>(problems);
    Set<Origin> told = new HashSet<>();
    used.forEach(said -> told.add(said.origin()));
    for (Former said : all) {
      if (!used.contains(said) && told.add(said.origin())) {
        found.add(
            new Located(
                Problem.of(
                        "FormerlyUnused",
                        "nothing here has weights that were saved as %s",
                        said.path())
                    .fix("remove the name"),
                said.origin(),
                true));
      }
    }
    return found;
  }
}
