package dev.tenon.ir;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Warns of elements that no output depends on. Of several that feed each other the last is told.
 * Those that no other name in a {@code @From} would use are told together: a join may be missing.
 */
final class UnusedElements {
  /** What names may take of the first line, so that it keeps its length. */
  private static final int LONGEST = 70;

  private final List<Element> elements;
  private final Map<String, List<String>> sources;
  private final List<String> outputs;

  /**
   * Of {@code elements} in their order.
   *
   * @param sources the names of what feeds each; null for what is not known
   * @param outputs names of the outputs
   */
  UnusedElements(List<Element> elements, Map<String, List<String>> sources, List<String> outputs) {
    this.elements = elements;
    this.sources = sources;
    this.outputs = outputs;
  }

  /** Those that nothing uses, nor what would be used if they were: the last of each chain. */
  List<Element> ends() {
    Set<String> unused = unused(sources);
    return elements.stream()
        .filter(element -> unused.contains(element.name()))
        .filter(element -> unused.stream().noneMatch(user -> feeds(element.name(), user, sources)))
        .toList();
  }

  /**
   * The warnings, one a mistake.
   *
   * @param allowed whether a warning is not to be given
   */
  List<Located> warnings(Predicate<Located> allowed) {
    Set<String> unused = unused(sources);
    Set<String> told =
        elements.stream()
            .filter(element -> unused.contains(element.name()))
            .filter(element -> !allowed.test(warning(List.of(element), List.of())))
            .map(Element::name)
            .collect(Collectors.toSet());
    List<Located> warnings = new ArrayList<>();
    List<Element> rest = new ArrayList<>();
    for (Element end : ends()) {
      if (!told.contains(end.name()) || Wiring.isUnsaid(end)) {
        continue;
      }
      List<Candidate> candidates = others(end);
      if (candidates.isEmpty()) {
        rest.add(end);
      } else {
        warnings.add(warning(List.of(end), candidates));
      }
    }
    if (!rest.isEmpty()) {
      warnings.add(warning(rest, List.of()));
    }
    return warnings;
  }

  private static Located warning(List<Element> ends, List<Candidate> candidates) {
    String help =
        ends.size() == 1
            ? "remove it, name it in a @From, or mark it @Output"
            : "remove them, name them in a @From, or mark them @Output";
    Problem problem =
        Problem.of("UnusedLayer", "nothing uses %s", told(ends))
            .fix(help)
            .found(List.of(), candidates);
    return new Located(problem, ends.get(0).origin(), true);
  }

  /** {@code a, nor b}, {@code a, nor b and c}, {@code a, nor b and 2 others}. */
  private static String told(List<Element> ends) {
    List<String> others = ends.stream().skip(1).map(Element::name).toList();
    if (others.isEmpty()) {
      return ends.get(0).name();
    }
    int room = LONGEST - ends.get(0).name().length();
    int shown = others.size();
    while (shown > 1 && String.join(", ", others.subList(0, shown)).length() > room) {
      shown--;
    }
    int left = others.size() - shown;
    String last = left > 0 ? Counted.of(left, "other") : shown > 1 ? others.get(shown - 1) : "";
    int listed = left > 0 ? shown : Math.max(1, shown - 1);
    String names = String.join(", ", others.subList(0, listed));
    return ends.get(0).name() + ", nor " + names + (last.isEmpty() ? "" : " and " + last);
  }

  // ---- what would use them

  /**
   * Other names in one {@code @From} by which {@code end} is used and nothing else gets unused:
   * first in place of what stands there twice, then of what feeds it.
   */
  private List<Candidate> others(Element end) {
    Set<String> before = unused(sources);
    List<Candidate> candidates = new ArrayList<>();
    for (Element user : elements.subList(elements.indexOf(end) + 1, elements.size())) {
      List<String> names = user.from();
      List<String> fed = sources.get(user.name());
      if (fed == null || fed.size() != names.size() || names.contains(end.name())) {
        continue;
      }
      for (int i = 0; i < names.size(); i++) {
        if (names.size() == 1 && leads(fed.get(0), end.name())) {
          continue; // a branch that starts there on purpose
        }
        Set<String> after = unused(changed(user, i, end.name()));
        if (before.containsAll(after) && !after.contains(end.name())) {
          candidates.add(other(user, names, i, end.name()));
        }
      }
    }
    List<String> near = sources.getOrDefault(end.name(), List.of());
    candidates.sort(
        Comparator.comparing((Candidate candidate) -> !isOfTwice(candidate))
            .thenComparing(candidate -> near == null || !near.contains(replaced(candidate))));
    return candidates;
  }

  /** Whether {@code to} is computed from {@code from}. */
  private boolean leads(String from, String to) {
    Set<String> behind = new HashSet<>();
    use(to, sources, behind);
    return behind.contains(from);
  }

  private static String replaced(Candidate candidate) {
    int index = ((Remedy.Name) candidate.remedy()).index();
    return ((Element) candidate.place().key()).from().get(index);
  }

  private Map<String, List<String>> changed(Element user, int index, String name) {
    List<String> fed = new ArrayList<>(sources.get(user.name()));
    fed.set(index, name);
    Map<String, List<String>> changed = new HashMap<>(sources);
    changed.put(user.name(), fed);
    return changed;
  }

  /** Whether what {@code candidate} writes another name for stands there twice. */
  private static boolean isOfTwice(Candidate candidate) {
    List<String> names = ((Element) candidate.place().key()).from();
    return new HashSet<>(names).size() < names.size();
  }

  /** {@code name} in place of the one at {@code index} of those that feed {@code user}. */
  static Candidate other(Element user, List<String> names, int index, String name) {
    List<String> written = new ArrayList<>(names);
    written.set(index, name);
    return new Candidate(
            Place.ofText(user, user.name(), "from", user.fromOrigin()),
            new Remedy.Name(index, name))
        .told("write " + from(written) + " in " + user.name());
  }

  /** The annotation that names {@code names}. */
  static String from(List<String> names) {
    String all = '"' + String.join("\", \"", names) + '"';
    return "@From(" + (names.size() == 1 ? all : "{" + all + "}") + ")";
  }

  // ---- what uses what

  private Set<String> unused(Map<String, List<String>> wired) {
    Set<String> used = new HashSet<>();
    outputs.forEach(output -> use(output, wired, used));
    Set<String> unused = new LinkedHashSet<>();
    elements.stream().map(Element::name).filter(name -> !used.contains(name)).forEach(unused::add);
    return unused;
  }

  private static void use(String name, Map<String, List<String>> wired, Set<String> used) {
    if (used.add(name) && wired.get(name) != null) {
      wired.get(name).forEach(source -> use(source, wired, used));
    }
  }

  private static boolean feeds(String name, String user, Map<String, List<String>> wired) {
    Collection<String> fed = wired.get(user);
    return fed != null && fed.contains(name);
  }
}
