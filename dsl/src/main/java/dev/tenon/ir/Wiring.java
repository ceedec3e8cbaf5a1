package dev.tenon.ir;

import dev.tenon.DidYouMean;
import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which elements of a declaration feed which, and in what order they can be computed. */
final class Wiring {
  private static final int MOST_NAMES = 8;

  /** What {@code @From} calls the model's input where the data set declares it. */
  static final String INPUT = "input";

  /** The source of elements that read this input; no element can be called so. */
  static final String DATA = "input of the data set";

  private final Declaration declaration;
  private final Map<String, Element> byName = new LinkedHashMap<>();
  private final Map<String, List<String>> sources = new LinkedHashMap<>();
  private final List<Element> order = new ArrayList<>();
  private final Set<List<String>> guessed = new HashSet<>();
  private final Set<String> missing; // names that nothing has
  private final Set<String> told = new HashSet<>(); // those of them that were reported
  private final Consumer<Located> report;
  private final Amendments change;
  private boolean unknown; // whether there is any of them

  Wiring(Declaration declaration, Amendments change, Consumer<Located> report) {
    this.declaration = declaration;
    this.change = change;
    this.report = report;
    declaration.elements().forEach(e -> byName.put(e.name(), e));
    this.missing = missing();
    boolean inputs = declaration.data() != null || hasDeclaredInput();
    Element first = declaration.elements().isEmpty() ? null : declaration.elements().get(0);
    if (!inputs && first != null && first.from().isEmpty() && !isUnsaid(first)) {
      meantInput().ifPresent(told::add); // with what stands first, which has no input
    }
    String above = hasDeclaredInput() ? null : declaration.data() == null ? null : DATA;
    for (Element element : declaration.elements()) {
      sources.put(element.name(), sourcesOf(element, above));
      above = element.name();
    }
    Set<String> done = new HashSet<>(Set.of(DATA));
    declaration.elements().forEach(e -> visit(e, done, new ArrayList<>()));
  }

  private boolean hasDeclaredInput() {
    return declaration.elements().stream().anyMatch(e -> e.input() != null);
  }

  /** Whether nothing is said of {@code element}, which may be an input as well. */
  static boolean isUnsaid(Element element) {
    return element.layers().stream().anyMatch(placed -> placed.layer() == Unsaid.LAYER);
  }

  /** That nothing stands above {@code element}: most probably what others name and nobody finds. */
  private Problem noInput(Element element) {
    Problem problem =
        Problem.of("NoInput", "%s has no input: nothing stands above it", element.name());
    String named = meantInput().map(name -> " Tensor " + name).orElse("");
    return named.isEmpty()
        ? problem.fix("put an @Input element first, or write @Model(data = ...)")
        : problem.fix("put the input first: @Input(\"N ...\")" + named);
  }

  /** The first name that nothing has, which is most probably that of a missing input. */
  private Optional<String> meantInput() {
    return missing.stream().findFirst();
  }

  /** The names that elements are fed by and none has, nor one like it. */
  private Set<String> missing() {
    return declaration.elements().stream()
        .flatMap(element -> change.names(element, element.from()).stream())
        .filter(name -> !byName.containsKey(name) && !name.equals(INPUT))
        .filter(name -> DidYouMean.of(name, byName.keySet()).isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<String> sourcesOf(Element element, String nearest) {
    if (element.input() != null) {
      if (!element.from().isEmpty()) {
        // most probably the input's own name, if nothing has it: two elements ran together
        element.from().stream().filter(missing::contains).forEach(told::add);
        report.accept(
            new Located(
                Problem.of("InputFrom", "%s is an input, which no element feeds", element.name())
                    .fix("remove @From or @Input"),
                element.fromOrigin(),
                false));
      }
      return List.of();
    }
    if (element.from().isEmpty()) {
      if (element.fromOrigin() != null) {
        report.accept(
            new Located(
                Problem.of("NoInput", "%s has no input: @From names none", element.name())
                    .at("value")
                    .fix("name one, or remove @From to take the element above"),
                element.fromOrigin(),
                false));
        return null;
      }
      if (nearest == null) {
        Problem problem = isUnsaid(element) ? Unsaid.problem() : noInput(element);
        report.accept(new Located(problem, element.origin(), false));
        return null;
      }
      return List.of(nearest);
    }
    boolean known = true;
    List<String> from = new ArrayList<>();
    List<String> names = change.names(element, element.from());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean fromData = name.equals(INPUT) && !byName.containsKey(name) && !hasDeclaredInput();
      if (byName.containsKey(name) || fromData && declaration.data() != null) {
        from.add(fromData ? DATA : name);
      } else {
        unknown = true;
        // else the one above, as where there is no @From
        Optional<String> meant = above(name, element).or(() -> Optional.ofNullable(nearest));
        meant.ifPresent(near -> guessed.add(List.of(element.name(), near)));
        known &= meant.isPresent();
        from.add(meant.orElse(name));
        if (!missing.contains(name) || told.add(name)) {
          report.accept(new Located(unknown(element, i, name), element.fromOrigin(), false));
        }
      }
    }
    return known ? from : null;
  }

  private Problem unknown(Element element, int index, String name) {
    Problem problem =
        Problem.of(
                "UnknownLayer",
                "\"%s\" names no layer of %s%s",
                name,
                declaration.name(),
                near(name, element).map(near -> "; did you mean \"" + near + "\"?").orElse(""))
            .at("value", index)
            .fix(suggestion(name, element))
            .studied(List::of, () -> likely(element, index, name));
    String others =
        declaration.elements().stream()
            .filter(other -> other != element && other.from().contains(name))
            .map(Element::name)
            .collect(Collectors.joining(", "));
    return others.isEmpty() || !missing.contains(name)
        ? problem
        : problem.explained("named by " + others + ", too");
  }

  /** What {@code misspelt} was probably meant to name, which {@code element} does not name yet. */
  private Optional<String> near(String misspelt, Element element) {
    Set<String> others = new LinkedHashSet<>(byName.keySet());
    element.from().forEach(others::remove);
    others.remove(element.name());
    return DidYouMean.of(misspelt, others);
  }

  /** The same if that stands above {@code element}. */
  private Optional<String> above(String misspelt, Element element) {
    List<String> names = List.copyOf(byName.keySet());
    return near(misspelt, element)
        .filter(near -> names.indexOf(near) < names.indexOf(element.name()));
  }

  /** Whether {@code source} feeds {@code element} only if its name was misspelt. */
  boolean isGuessed(Element element, String source) {
    return guessed.contains(List.of(element.name(), source));
  }

  /** Names like {@code misspelt}, and of elements above that nothing uses. */
  private List<Candidate> likely(Element element, int index, String misspelt) {
    Place place = Place.ofText(element, element.name(), "from", element.fromOrigin());
    Map<String, List<String>> known = new HashMap<>();
    for (Element each : declaration.elements()) {
      List<String> from = sources.get(each.name());
      known.put(
          each.name(),
          from == null ? null : from.stream().filter(name -> !isGuessed(each, name)).toList());
    }
    List<Element> all = declaration.elements();
    Stream<String> forgotten =
        unused(known).ends().stream()
            .filter(end -> all.indexOf(end) < all.indexOf(element))
            .map(Element::name);
    return Stream.concat(near(misspelt, element).stream(), forgotten)
        .distinct()
        .filter(name -> !element.from().contains(name))
        .map(name -> new Candidate(place, new Remedy.Name(index, name)))
        .toList();
  }

  private void visit(Element element, Set<String> done, List<String> path) {
    if (done.contains(element.name())) {
      return;
    }
    int loop = path.indexOf(element.name());
    if (loop >= 0) {
      List<String> circle = new ArrayList<>(path.subList(loop, path.size()));
      circle.add(element.name());
      if (circle.size() > MOST_NAMES) {
        circle = List.of(circle.get(0), circle.get(1), "...", element.name());
      }
      List<Candidate> candidates = opening(path.subList(loop, path.size()));
      done.addAll(path.subList(loop, path.size()));
      sources.put(element.name(), null);
      report.accept(
          new Located(
              Problem.of(
                      "Cycle", "%s feeds itself: %s", element.name(), String.join(" -> ", circle))
                  .at("value")
                  .fix("name an element above " + element.name() + " in its @From")
                  .found(List.of(), candidates),
              element.fromOrigin() == null ? element.origin() : element.fromOrigin(),
              false));
      return;
    }
    List<String> from = sources.get(element.name());
    if (from != null) {
      path.add(element.name());
      for (String name : from) {
        if (byName.containsKey(name)) {
          visit(byName.get(name), done, path);
        }
      }
      path.remove(path.size() - 1);
    }
    order.add(element);
    done.add(element.name());
  }

  /**
   * Names that end {@code circle}: in place of one that stands further down, an element above that
   * nothing uses.
   */
  private List<Candidate> opening(List<String> circle) {
    List<String> all = List.copyOf(byName.keySet());
    List<Candidate> candidates = new ArrayList<>();
    for (String name : circle) {
      Element element = byName.get(name);
      List<String> from = element.from();
      for (int index = 0; index < from.size(); index++) {
        String down = from.get(index);
        if (circle.contains(down) && all.indexOf(down) >= all.indexOf(name)) {
          candidates.addAll(forgotten(element, index));
        }
      }
    }
    return candidates;
  }

  /** Elements above {@code element} that nothing uses, in place of the name at {@code index}. */
  private List<Candidate> forgotten(Element element, int index) {
    return declaration.elements().stream()
        .takeWhile(other -> other != element)
        .filter(other -> other.output() == null && !element.from().contains(other.name()))
        .filter(
            other ->
                sources.values().stream()
                    .noneMatch(from -> from != null && from.contains(other.name())))
        .map(other -> UnusedElements.other(element, element.from(), index, other.name()))
        .toList();
  }

  /** Elements, each after those that feed it. */
  List<Element> order() {
    return order;
  }

  /** Names of what feeds {@code element}; null where that could not be found out. */
  List<String> sources(Element element) {
    return sources.get(element.name());
  }

  /** Elements marked as outputs, or the last one. */
  List<Element> outputs() {
    List<Element> marked = declaration.elements().stream().filter(e -> e.output() != null).toList();
    if (!marked.isEmpty() || declaration.elements().isEmpty()) {
      return marked;
    }
    return List.of(declaration.elements().get(declaration.elements().size() - 1));
  }

  /**
   * Warns of elements that no output depends on; what nobody knows the user of may be named
   * wrongly.
   *
   * @param allowed whether a warning is not to be given
   */
  void reportUnused(Predicate<Located> allowed) {
    if (!unknown) {
      unused(sources).warnings(allowed).forEach(report);
    }
  }

  private UnusedElements unused(Map<String, List<String>> wired) {
    List<String> outputs = outputs().stream().map(Element::name).toList();
    return new UnusedElements(declaration.elements(), wired, outputs);
  }

  private String suggestion(String misspelt, Element element) {
    return near(misspelt, element)
        .map(name -> "write \"%s\", or put an element %s above it".formatted(name, misspelt))
        .orElseGet(
            () ->
                "name one of "
                    + byName.keySet().stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                    + (byName.size() > MOST_NAMES ? ", ..." : ""));
  }
}
