package dev.tenon.ir;

import dev.tenon.Concat;
import dev.tenon.Tensor;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the element that a join was meant to take: the one before a pool, say, where it names the
 * pool. A sum may also take the one behind it; what is joined side by side would lose pixels then.
 */
final class Rewiring {
  /** Options of layers that decide on what a model learns; what has none only changes sizes. */
  private static final Set<String> LEARNING = Set.of("units", "filters", "kernel", "heads");

  private final Declaration declaration;
  private final Wiring wiring;
  private final Map<String, Tensor> values;

  Rewiring(Declaration declaration, Wiring wiring, Map<String, Tensor> values) {
    this.declaration = declaration;
    this.wiring = wiring;
    this.values = values;
  }

  /**
   * Other names for one of those that feed {@code element}.
   *
   * @param fits whether the element's join takes these inputs
   */
  List<Candidate> of(Element element, List<Tensor> inputs, Predicate<List<Tensor>> fits) {
    List<Candidate> candidates = new ArrayList<>();
    List<String> names = element.from();
    if (names.isEmpty() || inputs.size() != names.size()) {
      return candidates;
    }
    Place place = Place.ofText(element, element.name(), "from", element.fromOrigin());
    for (int index = 0; index < names.size(); index++) {
      if (!staysUsed(names.get(index), element)) {
        continue;
      }
      Element level = ofLevel(element, index);
      for (Element other : declaration.elements()) {
        Tensor value = values.get(other.name());
        if (value == null
            || names.contains(other.name())
            || other != level
                && !isForgotten(other, element)
                && !(names.size() > 1 && near(element, names.get(index), other))
                && !(names.size() == 2 && feeds(other, names.get(1 - index)))) {
          continue;
        }
        List<Tensor> changed = new ArrayList<>(inputs);
        changed.set(index, value);
        if (fits.test(changed)) {
          List<String> written = new ArrayList<>(names);
          written.set(index, other.name());
          candidates.add(
              new Candidate(place, new Remedy.Name(index, other.name()))
                  .told("write " + UnusedElements.from(written)));
        }
      }
    }
    return candidates;
  }

  /**
   * The last element above that has as many positions as what one of two is joined with, as the
   * encoder of a U-Net has on each level; null where none has.
   */
  private Element ofLevel(Element element, int index) {
    Tensor beside = element.from().size() == 2 ? values.get(element.from().get(1 - index)) : null;
    if (beside == null || beside.dims().rank() < 3) {
      return null;
    }
    Set<String> same = new HashSet<>(element.from()); // that led to it, as large as it
    String at = element.from().get(1 - index);
    while (at != null && isAsLarge(values.get(at), beside)) {
      same.add(at);
      List<String> sources = element(at).map(wiring::sources).orElse(null);
      at = sources == null || sources.isEmpty() ? null : sources.get(0);
    }
    List<Element> above = declaration.elements();
    return above.subList(0, above.indexOf(element)).stream()
        .filter(other -> !same.contains(other.name()))
        .filter(other -> isAsLarge(values.get(other.name()), beside))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private static boolean isAsLarge(Tensor x, Tensor other) {
    int last = other.dims().rank() - 1;
    return x != null
        && x.dims().rank() == last + 1
        && x.dims().slice(0, last).sameAs(other.dims().slice(0, last));
  }

  /** Whether {@code other} stands above {@code element}, and nothing uses it. */
  private boolean isForgotten(Element other, Element element) {
    List<Element> all = declaration.elements();
    return all.indexOf(other) < all.indexOf(element)
        && other.output() == null
        && all.stream()
            .map(wiring::sources)
            .noneMatch(sources -> sources != null && sources.contains(other.name()));
  }

  /** Whether something uses the element called {@code name} where {@code element} does not. */
  private boolean staysUsed(String name, Element element) {
    return element(name).filter(used -> used.output() != null).isPresent()
        || declaration.elements().stream()
            .filter(other -> other != element)
            .anyMatch(
                other -> wiring.sources(other) != null && wiring.sources(other).contains(name));
  }

  /** Whether layers that learn nothing lead from one of these to the other. */
  private boolean near(Element element, String name, Element other) {
    boolean sides = element.layers().get(0).layer() instanceof Concat.Rule;
    return leads(other.name(), name) || !sides && leads(name, other.name());
  }

  /** Whether {@code other} is one of several that feed what it is joined with, as a query is. */
  private boolean feeds(Element other, String name) {
    List<String> sources = element(name).map(wiring::sources).orElse(null);
    return sources != null && sources.size() > 1 && sources.contains(other.name());
  }

  private Optional<Element> element(String name) {
    return declaration.elements().stream().filter(e -> e.name().equals(name)).findFirst();
  }

  private boolean leads(String from, String to) {
    String at = to;
    while (!at.equals(from)) {
      Element element = element(at).orElse(null);
      List<String> sources = element == null ? null : wiring.sources(element);
      if (sources == null || sources.size() != 1 || element.input() != null || learns(element)) {
        return false;
      }
      at = sources.get(0);
    }
    return true;
  }

  private static boolean learns(Element element) {
    return element.layers().stream()
        .map(Declaration.Placed::layer)
        .anyMatch(
            layer ->
                !LayerOptions.isReadable(layer)
                    || LayerOptions.options(layer).stream().anyMatch(LEARNING::contains));
  }
}
